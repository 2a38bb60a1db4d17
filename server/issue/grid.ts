import { addDays, type Day, dayAt, daysBetween, toDay } from '../kernel/calendar.ts';

/**
 * The 15-day grid (6.5): from the day of assignment D a report is owed by the end of D+15, D+30, …
 * No report ever moves it. All of it is computed from D and the duties on record.
 */

export type Period = { readonly no: number; readonly begins: Day; readonly due: Day };

export const periodAt = (assignedOn: Day, no: number, every: number): Period => ({
  no,
  begins: no === 1 ? assignedOn : addDays(assignedOn, every * (no - 1) + 1),
  due: addDays(assignedOn, every * no),
});

/** The period that a day lies in; the day of assignment belongs to the first. */
export const periodOn = (assignedOn: Day, day: Day, every: number): Period =>
  periodAt(assignedOn, Math.max(1, Math.ceil(daysBetween(assignedOn, day) / every)), every);

/** A report duty as the grid sees it. */
export type ReportDuty = { readonly period: number | null; readonly state: string };

export type GridStep = {
  readonly open: readonly Period[];
  readonly miss: readonly number[];
  readonly cancel: readonly number[];
};

const NOTHING: GridStep = { open: [], miss: [], cancel: [] };

/** What has become due to be opened and missed by a day, while the issue is in work. */
export const turn = (
  assignedOn: Day,
  duties: readonly ReportDuty[],
  today: Day,
  every: number,
): GridStep => {
  const now = periodOn(assignedOn, today, every).no;
  const known = Math.max(0, ...duties.map(({ period }) => period ?? 0));
  const open = Array.from({ length: Math.max(0, now - known) }, (_, i) =>
    periodAt(assignedOn, known + 1 + i, every),
  );
  const pending = duties.flatMap(({ period, state }) =>
    state === 'PENDING' && period !== null ? [period] : [],
  );
  // A period still open when the next one has ended is missed for good.
  const miss = [...pending, ...open.map(({ no }) => no)].filter((no) => no <= now - 2);
  return { open, miss, cancel: [] };
};

/** While a claim is being checked the grid rests: periods that end meanwhile are cancelled. */
export const rest = (
  assignedOn: Day,
  duties: readonly ReportDuty[],
  claimedAt: Date,
  today: Day,
  every: number,
): GridStep => {
  const claimed = dayAt(claimedAt);
  const ended = duties.flatMap(({ period, state }) => {
    if (state !== 'PENDING' || period === null) return [];
    const { due } = periodAt(assignedOn, period, every);
    return due >= claimed && due < today ? [period] : [];
  });
  return { ...NOTHING, cancel: ended };
};

/** The oldest open period that has begun: what one report, or a claim, settles. */
export const settledBy = (duties: readonly ReportDuty[], step: GridStep): number | null => {
  const open = [
    ...duties.flatMap(({ period, state }) =>
      state === 'PENDING' && period !== null ? [period] : [],
    ),
    ...step.open.map(({ no }) => no),
  ].filter((no) => !step.miss.includes(no));
  return open.length > 0 ? Math.min(...open) : null;
};

/** After a send-back or a reopening the next date of the grid is due. */
export const resume = (
  assignedOn: Day,
  duties: readonly ReportDuty[],
  today: Day,
  every: number,
): GridStep => {
  const now = periodOn(assignedOn, today, every);
  const isKnown = duties.some(({ period, state }) => period === now.no && state !== 'CANCELLED');
  return { ...NOTHING, open: isKnown ? [] : [now] };
};

/** The next report: the oldest one open, else the next date of the grid. */
export const nextReport = (
  assignedOn: Day,
  duties: readonly (ReportDuty & { readonly dueOn: Date })[],
  today: Day,
  every: number,
): { readonly period: number; readonly dueOn: Day } => {
  const [open] = duties
    .filter(({ state, period }) => state === 'PENDING' && period !== null)
    .sort((a, b) => (a.period ?? 0) - (b.period ?? 0));
  if (open) return { period: open.period ?? 0, dueOn: toDay(open.dueOn) };
  const { no } = periodOn(assignedOn, today, every);
  const isDone = duties.some(({ period }) => period === no);
  const next = periodAt(assignedOn, isDone ? no + 1 : no, every);
  return { period: next.no, dueOn: next.due };
};
