/** States of a decision (3.4, 4.4, 4.9). */
export const DECISION_STATES = [
  'DRAFT',
  'READ_BACK',
  'IN_FORCE',
  'ACKNOWLEDGED',
  'REPORTED',
  'DONE',
  'STRUCK',
  'SUPERSEDED',
] as const;
export type DecisionState = (typeof DECISION_STATES)[number];

/** States in which something of it is still to come. */
export const OPEN_STATES = [
  'IN_FORCE',
  'ACKNOWLEDGED',
  'REPORTED',
] as const satisfies readonly DecisionState[];

/** States in which it binds the units that it names: in force, done or not. */
export const STANDING_STATES = [...OPEN_STATES, 'DONE'] as const satisfies readonly DecisionState[];

export const isStanding = (state: string): boolean => STANDING_STATES.some((one) => one === state);

/** Where a decision comes from: a meeting, a leader's remark (批示), a direct order (4.8). */
export const DECISION_SOURCES = ['MEETING', 'REMARK', 'ORDER'] as const;
export type DecisionSource = (typeof DECISION_SOURCES)[number];

/** What a decision brings about. */
export const DECISION_EFFECTS = [
  'TASK',
  'REPORT',
  'ASSIGN',
  'REASSIGN',
  'SET_DATE',
  'DECLINE',
  'LIST',
  'DELIST',
  'DETERMINE',
  'REVERT',
  'RESOLVE',
] as const;
export type DecisionEffect = (typeof DECISION_EFFECTS)[number];

/** Effects that units carry out and report on: acknowledged, due, verified (4.4, 4.9). */
export const FOLLOWED: readonly string[] = [
  'TASK',
  'REPORT',
] as const satisfies readonly DecisionEffect[];

/** Effects that charge a unit with an issue: followed by the issue and ended with it (6.3). */
export const CHARGING: readonly string[] = [
  'ASSIGN',
  'REASSIGN',
] as const satisfies readonly DecisionEffect[];

/** Effects that no action takes back: only another decision corrects them. */
export const NO_INVERSE: readonly string[] = [
  'SET_DATE',
  'LIST',
  'DELIST',
  'DETERMINE',
  'REVERT',
] as const satisfies readonly DecisionEffect[];
