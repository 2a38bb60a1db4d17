import type { NounWords } from '../kernel/lifecycle.ts';

/** An enterprise's words. */
export const enterpriseWords: NounWords = {
  name: { zh: '企业', en: 'Enterprise' },
  states: {},
  actions: {
    registerEnterprise: { zh: '登记企业', en: 'Register enterprise' },
    amendEnterprise: { zh: '修改企业', en: 'Amend enterprise' },
  },
  fields: {
    code: { zh: '代号', en: 'Code' },
    creditCode: { zh: '统一社会信用代码', en: 'Unified social credit code' },
    name: { zh: '全称', en: 'Full name' },
    township: { zh: '所在乡镇', en: 'Township' },
    registeredAddress: { zh: '注册地址', en: 'Registered address' },
    legalRepresentative: { zh: '法定代表人', en: 'Legal representative' },
    registeredCapital: { zh: '注册资本，元', en: 'Registered capital, yuan' },
    industry: { zh: '行业', en: 'Industry' },
  },
  refusals: {
    BAD_CREDIT_CODE: {
      zh: '统一社会信用代码不对，请核对第 18 位校验码',
      en: 'Not a unified social credit code: look at the check character',
    },
    NEGATIVE: { zh: '不能是负数', en: 'Cannot be negative' },
  },
};
