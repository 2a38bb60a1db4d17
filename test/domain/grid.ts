/**
 * The 15-day grid counted again, slowly: a walk through the calendar, one day after another, that
 * knows nothing but the definition of 6.5 (from the day D of the assignment a report is owed by the
 * end of D+15, D+30, …). It does its own calendar, so that a mistake in the product's is seen.
 */
export type GridFact = {
  /** The Shanghai day of it. */
  readonly on: string;
  readonly what:
    | 'REPORT'
    /** Counts as one report; the grid then rests. */
    | 'CLAIM'
    | 'SEND_BACK'
    | 'CONFIRM'
    | 'REOPEN'
    /** Assigned to another unit, or closed: nothing is owed any more. */
    | 'END'
    /** One period is let off (4.8). */
    | 'WAIVE';
  /** Of WAIVE: which period. */
  readonly period?: number;
};

export type PeriodState = 'OPEN' | 'DONE' | 'DONE_LATE' | 'MISSED' | 'CANCELLED' | 'WAIVED';
export type Counted = {
  readonly period: number;
  readonly due: string;
  readonly state: PeriodState;
};

export type Count = {
  /** Every period that has begun, in order. */
  readonly periods: readonly Counted[];
  /** Per report and claim, in order: the period it settled, or null. */
  readonly settled: readonly (number | null)[];
};

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The day after a day. */
export const nextDay = (day: string): string => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const length = (LENGTHS[month - 1] ?? 0) + (month === 2 && isLeap ? 1 : 0);
  const two = (n: number): string => String(n).padStart(2, '0');
  if (date < length) return `${year}-${two(month)}-${two(date + 1)}`;
  return month < 12 ? `${year}-${two(month + 1)}-01` : `${year + 1}-01-01`;
};

export const daysOn = (day: string, days: number): string => {
  let on = day;
  for (let n = 0; n < days; n += 1) on = nextDay(on);
  return on;
};

type Walk = {
  readonly states: Map<number, PeriodState>;
  readonly dues: Map<number, string>;
  /** The period that the day lies in. */
  current: number;
  phase: 'WORK' | 'REST' | 'RESOLVED' | 'ENDED';
};

/** A day begins: what ended yesterday, and what begins today. */
const morning = (walk: Walk, yesterday: string): void => {
  const { states, dues } = walk;
  if (dues.get(walk.current) !== yesterday) return;
  const ended = walk.current;
  walk.current += 1;
  dues.set(walk.current, daysOn(yesterday, 15));
  if (walk.phase === 'REST' && states.get(ended) === 'OPEN') states.set(ended, 'CANCELLED');
  if (walk.phase !== 'WORK') return;
  // Still open when the next one has ended: missed for good.
  if (states.get(ended - 1) === 'OPEN') states.set(ended - 1, 'MISSED');
  states.set(walk.current, 'OPEN');
};

/** A report, or a claim: the oldest open period that has begun, late if it is over. */
const settle = ({ states, dues }: Walk, today: string): number | null => {
  const [oldest] = [...states.keys()]
    .filter((period) => states.get(period) === 'OPEN')
    .sort((a, b) => a - b);
  if (oldest === undefined) return null;
  states.set(oldest, (dues.get(oldest) ?? '') < today ? 'DONE_LATE' : 'DONE');
  return oldest;
};

const endOpen = ({ states, dues }: Walk, today: string): void => {
  for (const [period, state] of states)
    if (state === 'OPEN')
      states.set(period, (dues.get(period) ?? '') < today ? 'MISSED' : 'CANCELLED');
};

/** The grid goes on where it would be: the date of the period at hand is due, if nothing met it. */
const goOn = ({ states, current }: Walk): void => {
  const state = states.get(current);
  if (state === undefined || state === 'CANCELLED') states.set(current, 'OPEN');
};

/** Walks from the assignment to the morning of `until`, its own facts included. */
export const countGrid = (assignedOn: string, facts: readonly GridFact[], until: string): Count => {
  const walk: Walk = {
    states: new Map([[1, 'OPEN']]),
    dues: new Map([[1, daysOn(assignedOn, 15)]]),
    current: 1,
    phase: 'WORK',
  };
  const settled: (number | null)[] = [];
  for (let day = assignedOn; day <= until; day = nextDay(day)) {
    for (const { on, what, period = 0 } of facts) {
      if (on !== day || walk.phase === 'ENDED') continue;
      if (what === 'REPORT' || what === 'CLAIM') settled.push(settle(walk, day));
      if (what === 'WAIVE' && walk.states.has(period)) walk.states.set(period, 'WAIVED');
      if (what === 'CLAIM') walk.phase = 'REST';
      if (what === 'SEND_BACK' || what === 'REOPEN') {
        walk.phase = 'WORK';
        goOn(walk);
      }
      if (what === 'CONFIRM' || what === 'END') {
        endOpen(walk, day);
        walk.phase = what === 'END' ? 'ENDED' : 'RESOLVED';
      }
    }
    if (day < until && walk.phase !== 'ENDED') morning(walk, day);
  }
  const periods = [...walk.states]
    .sort(([a], [b]) => a - b)
    .map(([period, state]) => ({ period, due: walk.dues.get(period) ?? '', state }));
  return { periods, settled };
};
