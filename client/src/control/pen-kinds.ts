import { daysAfter } from '../words/format.ts';

/** What a decision can be, as the clerk picks it; a remark is a task that a leader gave (4.8). */
export type Kind =
  | 'ASSIGN'
  | 'REASSIGN'
  | 'SET_DATE'
  | 'DECLINE'
  | 'LIST'
  | 'DELIST'
  | 'DETERMINE'
  | 'REVERT'
  | 'REPORT'
  | 'TASK'
  | 'RESOLVE'
  | 'REMARK';

/** Clauses that what is decided rests on, while the record has none yet: the server's, by the same names. */
export const CLAUSES: Readonly<Record<string, string>> = {
  ASSIGN: '6.3',
  REASSIGN: '6.3',
  SET_DATE: '6.3',
  DECLINE: '3.2',
  LIST: '6.3',
  DELIST: '6.3',
  DETERMINE: '3.1',
  REVERT: '3.1',
  TASK: '4.9',
  REPORT: '4.9',
  RESOLVE: '3.4',
};

/** What an item is about, as far as it tells what can be decided. */
export type ItemFacts = {
  readonly kind: string;
  readonly issueState: string | null;
  readonly tier: string | null;
  readonly isJointConference: boolean;
};

const ALWAYS: readonly Kind[] = ['REPORT', 'TASK', 'RESOLVE', 'REMARK'];

/** What an issue, or a project, can still undergo where it stands (3.0, 3.3). */
const BY_STATE: Readonly<Record<string, readonly Kind[]>> = {
  VERIFIED: ['ASSIGN', 'DECLINE'],
  ASSIGNED: ['SET_DATE', 'REASSIGN'],
  IN_PROGRESS: ['SET_DATE', 'REASSIGN'],
  CANDIDATE: ['DETERMINE'],
  KEY: ['LIST', 'REVERT'],
  MAJOR: ['DELIST'],
};
const CONFERENCE: readonly Kind[] = ['DETERMINE', 'REVERT'];

/** What can be decided on an item; the joint conference may more than another meeting (3.4). */
export const kindsFor = ({ issueState, tier, isJointConference }: ItemFacts): readonly Kind[] =>
  [...(BY_STATE[issueState ?? tier ?? ''] ?? []), ...ALWAYS].filter(
    (one) => isJointConference || !CONFERENCE.includes(one),
  );

/** Kinds that no unit has to act on. */
const WITHOUT_UNITS: readonly Kind[] = [
  'SET_DATE',
  'DECLINE',
  'LIST',
  'DELIST',
  'DETERMINE',
  'REVERT',
  'RESOLVE',
];
const WITH_DAY: readonly Kind[] = ['ASSIGN', 'REASSIGN', 'SET_DATE', 'REPORT', 'TASK', 'REMARK'];

/** Whether units are named with it. */
export const hasUnits = (kind: Kind): boolean => !WITHOUT_UNITS.includes(kind);

/** Whether it is due on a day. */
export const hasDay = (kind: Kind): boolean => WITH_DAY.includes(kind);

/** What it may be, where nobody picked: as a word told, else as the item suggests. */
export const likelyKind = (item: ItemFacts, told: string | null, hasNamed: boolean): Kind => {
  const kinds = kindsFor(item);
  const wanted = kinds.find((kind) => kind === told);
  if (wanted) return wanted;
  if (item.issueState === 'VERIFIED') return 'ASSIGN';
  return hasNamed || item.kind === 'ISSUE' ? 'TASK' : 'RESOLVE';
};

/** Days that are often chosen: in 15 days, next Monday, in 30 days. */
export const dayChoices = (today: string): readonly { day: string; days: number | null }[] => {
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay() || 7;
  return [
    { day: daysAfter(today, 15), days: 15 },
    { day: daysAfter(today, 8 - weekday), days: null },
    { day: daysAfter(today, 30), days: 30 },
  ];
};
