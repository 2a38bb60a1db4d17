import { type Day, dayAt } from '../kernel/calendar.ts';
import type { Text } from '../kernel/text.ts';
import type { StepKind } from './vocabulary.ts';

/** One step of a course: when, which unit by id, what, and what it said. */
export type MaterialStep = {
  readonly on: Day;
  readonly who: string | null;
  readonly what: StepKind;
  readonly text: Text | null;
};

/** An issue as far as its course is told. */
export type SteppedIssue = {
  readonly ownerUnitId: string;
  readonly raisedAt: Date;
  readonly blocked: unknown;
  readonly verifiedAt: Date | null;
  readonly verification: unknown;
  readonly returnedAt: Date | null;
  readonly returnReason: unknown;
  readonly resolvedAt: Date | null;
  readonly assignments: readonly {
    readonly responsibleIds: readonly string[];
    readonly assignedAt: Date;
    readonly acceptedAt: Date | null;
    readonly task: unknown;
  }[];
  readonly reports: readonly {
    readonly unitId: string;
    readonly kind: string;
    readonly at: Date;
    readonly text: unknown;
  }[];
  readonly inquiries: readonly {
    readonly unitId: string;
    readonly answeredAt: Date | null;
    readonly answer: unknown;
  }[];
  readonly claims: readonly {
    readonly at: Date;
    readonly text: unknown;
    readonly outcome: string | null;
    readonly outcomeAt: Date | null;
    readonly outcomeText: unknown;
  }[];
};

type Step = Omit<MaterialStep, 'on' | 'text'> & {
  readonly at: Date | null;
  readonly text: unknown;
};

const REPORT_STEPS: Readonly<Record<string, StepKind>> = {
  PROGRESS: 'REPORTED',
  PART: 'REPORTED',
  URGENT: 'URGENT_REPORT',
};

/** Every step that is on record, earliest first. */
export const historyOf = (issue: SteppedIssue): readonly MaterialStep[] => {
  const lead = issue.assignments.at(-1)?.responsibleIds[0] ?? null;
  const steps: readonly Step[] = [
    { at: issue.raisedAt, who: issue.ownerUnitId, what: 'RAISED', text: issue.blocked },
    { at: issue.returnedAt, who: null, what: 'RETURNED', text: issue.returnReason },
    { at: issue.verifiedAt, who: null, what: 'VERIFIED', text: issue.verification },
    ...issue.assignments.flatMap(({ responsibleIds, assignedAt, acceptedAt, task }): Step[] => [
      { at: assignedAt, who: responsibleIds[0] ?? null, what: 'ASSIGNED', text: task },
      { at: acceptedAt, who: responsibleIds[0] ?? null, what: 'ACCEPTED', text: null },
    ]),
    ...issue.reports.flatMap(({ unitId, kind, at, text }): Step[] => {
      const what = REPORT_STEPS[kind];
      return what ? [{ at, who: unitId, what, text }] : [];
    }),
    ...issue.inquiries.map(
      ({ unitId, answeredAt, answer }): Step => ({
        at: answeredAt,
        who: unitId,
        what: 'ANSWERED',
        text: answer,
      }),
    ),
    ...issue.claims.flatMap(({ at, text, outcome, outcomeAt, outcomeText }): Step[] => [
      { at, who: lead, what: 'CLAIMED', text },
      {
        at: outcome ? outcomeAt : null,
        who: null,
        what: outcome === 'CONFIRMED' ? 'RESOLVED' : 'SENT_BACK',
        text: outcomeText,
      },
    ]),
  ];
  return steps
    .flatMap(({ at, ...step }) => (at ? [{ ...step, at }] : []))
    .toSorted((one, other) => one.at.getTime() - other.at.getTime())
    .map(({ at, ...step }) => ({
      on: dayAt(at),
      ...step,
      text: (step.text as Text | null) ?? null,
    }));
};
