import type { ProblemCode } from './input.ts';
import type { Words } from './text.ts';

/** Sentences for what is wrong with an input, whatever the noun. */
export const PROBLEM_WORDS = {
  REQUIRED: { zh: '请填写', en: 'Required' },
  TOO_LONG: { zh: '最多 {max} 个字', en: 'At most {max} characters' },
  BAD_CHARACTER: { zh: '含有不能使用的字符', en: 'Contains a character that cannot be used' },
  BAD_FORM: { zh: '格式不对', en: 'Not in the right form' },
  NOT_A_DAY: { zh: '不是有效日期，请用 2026-11-24 的写法', en: 'Not a date, write 2026-11-24' },
  NOT_A_MOMENT: { zh: '不是有效时间', en: 'Not a point in time' },
  NOT_AN_AMOUNT: {
    zh: '不是有效金额，请填人民币元，最多两位小数',
    en: 'Not an amount, write yuan with at most two decimals',
  },
  OUT_OF_RANGE: { zh: '应在 {min} 至 {max} 之间', en: 'Must be from {min} to {max}' },
  NOT_A_CHOICE: { zh: '不在可选范围内', en: 'Not one of the choices' },
  TOO_FEW: { zh: '至少 {min} 项', en: 'At least {min}' },
  TOO_MANY: { zh: '最多 {max} 项', en: 'At most {max}' },
  TWICE: { zh: '重复了', en: 'Given twice' },
  NOT_FOUND: { zh: '找不到', en: 'Not found' },
  UNKNOWN_FIELD: { zh: '没有这一项', en: 'No such field' },
} as const satisfies Record<ProblemCode, Words>;

/** Refusals that any action may give. */
export const COMMON_REFUSALS = {
  NOT_YOURS: { zh: '此事由{who}办理', en: 'This is for {who}' },
  WRONG_STATE: { zh: '现在是“{state}”，不能{action}', en: 'Not possible while "{state}"' },
  ALREADY_SIGNED: { zh: '这一职务已经签过', en: 'This post has signed already' },
  SAME_PERSON: {
    zh: '两个职务须由两人分别签署，请提交联席会议',
    en: 'Two posts need two people: take it to the conference',
  },
  READ_ONLY_TOKEN: { zh: '这个令牌只能读取', en: 'This token can only read' },
  ONLY_OFFICE_RECORDS: {
    zh: '只有办公室可以凭证代录',
    en: 'Only the office records on behalf of others',
  },
} as const satisfies Record<string, Words>;

/** Errors without a noun of their own. */
export const ERROR_WORDS = {
  BAD_USER_INPUT: { zh: '有内容需要修改', en: 'Something has to be changed' },
  CONFLICT: {
    zh: '别人刚刚改过，请看过现在的内容再决定',
    en: 'Somebody was quicker: look at it as it is now, then decide',
  },
  NOT_FOUND: { zh: '找不到，或者您不能查看', en: 'Not found, or not for you to see' },
  IDEMPOTENCY_MISMATCH: {
    zh: '同一编号的提交内容不同，没有执行',
    en: 'The same key came with other content; nothing was done',
  },
  UNAUTHENTICATED: { zh: '请先登录', en: 'Sign in first' },
  UNAVAILABLE: {
    zh: '数据库暂时连不上，什么也没有改，请稍后再试',
    en: 'The database is away. Nothing was changed; try again shortly',
  },
  INTERNAL: {
    zh: '系统出错，已记录，编号 {request}',
    en: 'Something went wrong on our side, recorded as {request}',
  },
} as const satisfies Record<string, Words>;

/** Authorities as refusals name them. */
export const AUTHORITY_WORDS: Readonly<Record<string, Words>> = {
  CHAIR: { zh: '联席会议主席', en: 'the chair' },
  EXECUTIVE_CHAIR: { zh: '执行主席', en: 'the executive chair' },
  OFFICE: { zh: '办公室', en: 'the office' },
  MEMBER: { zh: '成员单位', en: 'a member unit' },
  TOWNSHIP: { zh: '项目所在乡镇', en: 'the township' },
  APPLICANT: { zh: '项目单位', en: 'the applicant' },
  OWNER: { zh: '项目所属单位', en: 'the owner unit' },
  LEAD: { zh: '牵头承办单位', en: 'the lead unit' },
  RESPONSIBLE: { zh: '承办单位', en: 'a responsible unit' },
  ASSISTING: { zh: '协办单位', en: 'an assisting unit' },
  AUTHOR: { zh: '提出的单位', en: 'the unit that wrote it' },
  ADDRESSEE: { zh: '收文单位', en: 'the unit addressed' },
  INVITED: { zh: '参会单位', en: 'a unit invited' },
  PRESIDING: { zh: '主持人', en: 'whoever presides' },
  HEAD: { zh: '主要负责人', en: 'its head' },
  EXECUTING: { zh: '执行单位', en: 'an executing unit' },
  GOVERNMENT: { zh: '区政府', en: 'the district government' },
  SUPERVISOR: { zh: '监察局', en: 'the supervision bureau' },
  ANALYST: { zh: '分析人员', en: 'an analyst' },
  ADMIN: { zh: '系统管理员', en: 'an administrator' },
  SESSION: { zh: '会议', en: 'a meeting' },
  SYSTEM: { zh: '系统', en: 'the system' },
};
