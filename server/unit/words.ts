import type { NounWords } from '../kernel/lifecycle.ts';

/** A unit's words. */
export const unitWords: NounWords = {
  name: { zh: '单位', en: 'Unit' },
  states: {},
  actions: {
    registerUnit: { zh: '登记单位', en: 'Register unit' },
    amendUnit: { zh: '修改单位', en: 'Amend unit' },
    endUnit: { zh: '撤销单位', en: 'End unit' },
  },
  fields: {
    code: { zh: '代号', en: 'Code' },
    kind: { zh: '类型', en: 'Kind' },
    roles: { zh: '在联席会议中的身份', en: 'Role in the conference' },
    name: { zh: '名称', en: 'Name' },
    shortName: { zh: '简称', en: 'Short name' },
    parent: { zh: '上级单位', en: 'Parent unit' },
    regionCode: { zh: '行政区划代码', en: 'Region code' },
    validFrom: { zh: '起始日期', en: 'Valid from' },
    validTo: { zh: '终止日期', en: 'Valid to' },
  },
  choices: {
    UnitKind: {
      GOVERNMENT: { zh: '政府', en: 'Government' },
      BUREAU: { zh: '委办局', en: 'Bureau' },
      OFFICE: { zh: '办公室', en: 'Office' },
      PARK_COMMITTEE: { zh: '园区管委会', en: 'Park committee' },
      TOWNSHIP: { zh: '乡镇', en: 'Township' },
      SUBDISTRICT: { zh: '街道', en: 'Subdistrict' },
    },
    UnitRole: {
      MEMBER: { zh: '成员单位', en: 'Member unit' },
      OFFICE: { zh: '联席会议办公室', en: 'Office of the conference' },
      TOWNSHIP: { zh: '乡镇政府', en: 'Township' },
      GOVERNMENT: { zh: '区政府', en: 'District government' },
      SUPERVISOR: { zh: '监察', en: 'Supervision' },
    },
  },
  refusals: {
    OWN_PARENT: { zh: '不能是自己的上级', en: 'Cannot be its own parent' },
    ENDED_ALREADY: { zh: '已于 {validTo} 终止', en: 'Ended on {validTo} already' },
    STILL_IN_CHARGE: {
      zh: '还有未结事项、项目或下级单位，请先移交',
      en: 'It still has duties, projects or units below it: move them first',
    },
  },
};
