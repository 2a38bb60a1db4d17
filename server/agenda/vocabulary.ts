import type { Words } from '../kernel/text.ts';

/** Facts that a chair asks for. */
export const FACT_KINDS = {
  DAYS_OPEN: { zh: '已提出天数', en: 'Days since it was raised' },
  INVESTMENT: { zh: '总投资', en: 'Investment' },
  WHOSE_TURN: { zh: '该谁办', en: 'Whose turn' },
  LAST_REPORT: { zh: '最近报告', en: 'Last report' },
  DUE: { zh: '办结期限', en: 'Due' },
} as const satisfies Record<string, Words>;
export type FactKind = keyof typeof FACT_KINDS;

/** Why an item needs the meeting. */
export const TAG_KINDS = {
  TIMES_ON_AGENDA: { zh: '多次上会', en: 'On the agenda again' },
  DAYS_LATE: { zh: '逾期', en: 'Late' },
  URGENT: { zh: '紧急', en: 'Urgent' },
  NEAR: { zh: '临期', en: 'Near its date' },
} as const satisfies Record<string, Words>;
export type TagKind = keyof typeof TAG_KINDS;

/** Steps by which a matter came to the meeting. */
export const STEP_KINDS = {
  RAISED: { zh: '提出', en: 'raised it' },
  VERIFIED: { zh: '核实', en: 'verified it' },
  RETURNED: { zh: '退回补正', en: 'returned it' },
  ASSIGNED: { zh: '承办', en: 'was assigned it' },
  ACCEPTED: { zh: '接受交办', en: 'accepted it' },
  REPORTED: { zh: '报告进展', en: 'reported' },
  URGENT_REPORT: { zh: '报告紧急情况', en: 'reported an urgent matter' },
  ANSWERED: { zh: '答复协办', en: 'answered' },
  CLAIMED: { zh: '申请办结', en: 'claimed it solved' },
  SENT_BACK: { zh: '退回续办', en: 'sent it back' },
  RESOLVED: { zh: '销号', en: 'confirmed it solved' },
} as const satisfies Record<string, Words>;
export type StepKind = keyof typeof STEP_KINDS;
