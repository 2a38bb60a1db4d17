import type { NounWords } from '../kernel/lifecycle.ts';

/** A person's words. */
export const personWords: NounWords = {
  name: { zh: '人员', en: 'Person' },
  states: {},
  actions: {
    registerPerson: { zh: '登记人员', en: 'Register person' },
    amendPerson: { zh: '修改人员', en: 'Amend person' },
    appointPerson: { zh: '登记任职', en: 'Appoint' },
    endAppointment: { zh: '登记免职', en: 'End appointment' },
  },
  fields: {
    code: { zh: '用户名', en: 'User name' },
    name: { zh: '姓名', en: 'Name' },
    title: { zh: '职务', en: 'Title' },
    phone: { zh: '电话', en: 'Phone' },
    post: { zh: '任职', en: 'Post' },
    unit: { zh: '单位', en: 'Unit' },
    enterprise: { zh: '企业', en: 'Enterprise' },
    from: { zh: '起始日期', en: 'From' },
    to: { zh: '终止日期', en: 'To' },
    acting: { zh: '代理', en: 'Acting' },
    document: { zh: '任免文号', en: 'Document number' },
    appointment: { zh: '哪项任职', en: 'Which appointment' },
  },
  choices: {
    Post: {
      CHAIR: { zh: '联席会议主席', en: 'Chair' },
      EXECUTIVE_CHAIR: { zh: '执行主席', en: 'Executive chair' },
      GOVERNMENT: { zh: '区政府经办', en: 'Government recorder' },
      HEAD: { zh: '主要负责人', en: 'Head' },
      SECTION_CHIEF: { zh: '科室负责人', en: 'Section chief' },
      CLERK: { zh: '经办人', en: 'Clerk' },
      OFFICE_HEAD: { zh: '办公室主任', en: 'Head of the office' },
      OFFICE: { zh: '办公室工作人员', en: 'Office staff' },
      APPLICANT: { zh: '企业经办', en: 'Applicant' },
      ANALYST: { zh: '分析人员', en: 'Analyst' },
      ADMIN: { zh: '系统管理员', en: 'Administrator' },
    },
  },
  refusals: {
    ENDS_BEFORE: { zh: '早于起始日期', en: 'Lies before the first day' },
    ACTING_ENDS: { zh: '代理须有终止日期', en: 'An acting appointment has an end' },
    ON_A_DOCUMENT: { zh: '须有任免文号', en: 'Needs the document it stands on' },
    HELD_ALREADY: { zh: '这段时间已经任此职', en: 'Is held already in that time' },
    WHICH_UNIT: { zh: '请选单位', en: 'Name the unit' },
    WHICH_ENTERPRISE: { zh: '请选企业', en: 'Name the enterprise' },
    NOT_HELD: { zh: '没有这项任职', en: 'Is not held' },
    ENDED_ALREADY: { zh: '已于 {to} 终止', en: 'Ended on {to} already' },
  },
};
