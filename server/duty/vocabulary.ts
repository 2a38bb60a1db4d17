import type { Words } from '../kernel/text.ts';

/** States of a duty; all but PENDING are final. */
export const DUTY_STATES = [
  'PENDING',
  'DONE',
  'DONE_LATE',
  'MISSED',
  'WAIVED',
  'CANCELLED',
] as const;
export type DutyState = (typeof DUTY_STATES)[number];

/** What can be owed. The key is also the key of its due days in the rules. */
export const DUTY_KINDS = {
  VERIFY: { zh: '核实', en: 'Verify' },
  MEND: { zh: '补正', en: 'Mend and resubmit' },
  DECIDE: { zh: '审定', en: 'Decide' },
  ACKNOWLEDGE: { zh: '签收', en: 'Acknowledge' },
  ACCEPT: { zh: '接受交办', en: 'Accept' },
  REPORT: { zh: '报告进展', en: 'Report progress' },
  SOLVE: { zh: '办结', en: 'Solve' },
  ANSWER: { zh: '答复协办', en: 'Answer' },
  VIEW: { zh: '反馈意见', en: 'Give view' },
  CHECK: { zh: '核查销号', en: 'Check the solution' },
  DECIDE_REQUEST: { zh: '审批申请', en: 'Decide on a request' },
  SIGN: { zh: '审签', en: 'Sign' },
  CONFIRM_MILESTONE: { zh: '确认节点', en: 'Confirm a milestone' },
  APPROVE_MEETING: { zh: '审批会议', en: 'Approve a meeting' },
  SIGN_MINUTES: { zh: '签发纪要', en: 'Sign the minutes' },
  ISSUE_MINUTES: { zh: '印发纪要', en: 'Issue the minutes' },
  ACKNOWLEDGE_DECISION: { zh: '签收决定', en: 'Acknowledge a decision' },
  EXECUTE: { zh: '落实决定', en: 'Carry out a decision' },
  VERIFY_DECISION: { zh: '核实落实情况', en: 'Verify a decision' },
} as const satisfies Record<string, Words>;
export type DutyKind = keyof typeof DUTY_KINDS;

/** What a duty of a kind is about besides its case: the type of its `aboutId`. */
export const ABOUT: Readonly<Record<string, string>> = {
  ACKNOWLEDGE: 'Notice',
  DECIDE_REQUEST: 'Request',
  ANSWER: 'Inquiry',
  CONFIRM_MILESTONE: 'MilestoneReport',
  SIGN_MINUTES: 'Minutes',
  ISSUE_MINUTES: 'Minutes',
  ACKNOWLEDGE_DECISION: 'Decision',
  EXECUTE: 'Decision',
  VERIFY_DECISION: 'Decision',
} satisfies Partial<Record<DutyKind, string>>;

/** Kinds that run for weeks: they wait for somebody only when their date is near. */
export const LONG_KINDS = ['REPORT', 'SOLVE', 'EXECUTE'] as const satisfies readonly DutyKind[];
