import { addDays, type Day, dayAt, daysBetween, toDay } from './calendar.ts';
import type { RuleValues } from './lifecycle.ts';
import type { Words } from './text.ts';

/** How a matter stands by its dates. */
export const TONES = {
  OK: { zh: '正常', en: 'On course' },
  NEAR: { zh: '临期', en: 'Near its date' },
  LATE: { zh: '逾期', en: 'Late' },
  DONE: { zh: '办结', en: 'Done' },
  DONE_LATE: { zh: '逾期办结', en: 'Done late' },
  NONE: { zh: '无期限', en: 'Nothing is owed' },
} as const satisfies Record<string, Words>;
export type ToneName = keyof typeof TONES;

/** What lateness looks at. */
export type DutyDates = {
  readonly state: string;
  readonly beginsOn: Date;
  readonly dueOn: Date;
  readonly endedAt: Date | null;
  readonly countedAt: Date | null;
};

/** How a duty stands: `days` late when above 0, else days left (0: today). */
export type Lateness = {
  readonly tone: ToneName;
  readonly days: number;
};

/**
 * How late a duty is: the one answer from which lights, attention, alerts, letters and scores
 * derive (4.8). A claim counts from its own moment while it is checked; what was made good late
 * stays late. `days` is days past the due date, or days left.
 */
export const latenessOf = (duty: DutyDates, today: Day, near: RuleValues['near']): Lateness => {
  const due = toDay(duty.dueOn);
  if (duty.state === 'WAIVED' || duty.state === 'CANCELLED') return { tone: 'NONE', days: 0 };
  const counted = duty.countedAt ?? (duty.state === 'PENDING' ? null : duty.endedAt);
  const asOf = counted ? dayAt(counted) : today;
  const late = daysBetween(due, asOf);
  if (duty.state === 'MISSED') return { tone: 'LATE', days: Math.max(late, 0) };
  if (duty.state !== 'PENDING')
    return { tone: late > 0 ? 'DONE_LATE' : 'DONE', days: Math.abs(late) };
  if (late > 0) return { tone: 'LATE', days: late };
  const isNear = !counted && today >= nearFrom(toDay(duty.beginsOn), due, near);
  return { tone: isNear ? 'NEAR' : 'OK', days: -late };
};

/** The first day on which a duty is near its due date. */
export const nearFrom = (begins: Day, due: Day, near: RuleValues['near']): Day =>
  addDays(due, daysBetween(begins, due) >= near.longFrom ? -near.long : -near.short);

/** On time or late, for a duty that is done at a moment. A due date holds until the day's end. */
export const doneState = (duty: Pick<DutyDates, 'dueOn'>, doneAt: Date): 'DONE' | 'DONE_LATE' =>
  dayAt(doneAt) > toDay(duty.dueOn) ? 'DONE_LATE' : 'DONE';
