import { type Day, dayAt, daysBetween, toDay } from '../kernel/calendar.ts';
import { latenessOf } from '../kernel/lateness.ts';
import type { RuleValues } from '../kernel/lifecycle.ts';
import { historyOf, type MaterialStep, type SteppedIssue } from './material-steps.ts';
import type { FactKind, TagKind } from './vocabulary.ts';

/** One fact that a chair asks for; `unit` names a unit by id. How late it is, its tags tell. */
export type MaterialFact = {
  readonly kind: FactKind;
  readonly number: number | null;
  readonly text: { readonly zh: string; readonly en: string } | null;
  readonly unit: string | null;
  readonly on: Day | null;
};

/** Why it needs the meeting. */
export type MaterialTag = { readonly kind: TagKind; readonly number: number | null };

/** What the room is shown about an item, as it stood when the item first came up. */
export type Material = {
  readonly facts: readonly MaterialFact[];
  readonly tags: readonly MaterialTag[];
  readonly history: readonly MaterialStep[];
  readonly frozenAt: string;
};

type DatedDuty = {
  readonly kind: string;
  readonly state: string;
  readonly holderUnitId: string | null;
  readonly holderPost?: string | null;
  readonly beginsOn: Date;
  readonly dueOn: Date;
  readonly endedAt: Date | null;
  readonly countedAt: Date | null;
};

/** A project as far as the room is shown it. */
export type MaterialProject = {
  readonly investmentTotal: { readonly toString: () => string };
  readonly ownerUnitId: string;
  readonly registeredAt: Date;
  readonly issues?: readonly { readonly state: string }[];
  readonly duties?: readonly DatedDuty[];
};

/** An issue as far as the room is shown it. */
export type MaterialIssue = SteppedIssue & {
  readonly state: string;
  readonly urgent: boolean;
  readonly leadUnitId: string | null;
  readonly targetOn: Date | null;
  readonly project: MaterialProject;
  readonly duties: readonly DatedDuty[];
  /** Items of meetings that were about it, this one among them. */
  readonly agendaItems?: readonly { readonly id: string; readonly startedAt: Date | null }[];
};

type At = {
  readonly itemId: string;
  readonly now: Date;
  readonly today: Day;
  readonly near: RuleValues['near'];
};

const NOTHING = { number: null, text: null, unit: null, on: null } as const;

const CHAIRS: Readonly<Record<string, MaterialFact['text']>> = {
  CHAIR: { zh: '主席', en: 'The chair' },
  EXECUTIVE_CHAIR: { zh: '执行主席', en: 'The executive chair' },
};

/** Kinds of duty that say whose move is next, the gravest first. */
const TURNS = ['MEND', 'VERIFY', 'DECIDE', 'VIEW', 'CHECK', 'ACCEPT', 'SOLVE', 'REPORT'];

const open = (duties: readonly DatedDuty[]): readonly DatedDuty[] =>
  duties.filter(({ state }) => state === 'PENDING');

const turnOf = (duties: readonly DatedDuty[]): readonly MaterialFact[] => {
  const owed = TURNS.flatMap((kind) => open(duties).find((duty) => duty.kind === kind) ?? []);
  const [next] = owed;
  if (!next) return [];
  const text = CHAIRS[next.holderPost ?? ''] ?? null;
  return [{ ...NOTHING, kind: 'WHOSE_TURN', unit: next.holderUnitId, text }];
};

/** The longest that anything open is late. */
const daysLate = (duties: readonly DatedDuty[], { today, near }: At): number =>
  Math.max(
    0,
    ...open(duties).map((duty) => {
      const { tone, days } = latenessOf(duty, today, near);
      return tone === 'LATE' ? days : 0;
    }),
  );

const isNear = (duties: readonly DatedDuty[], { today, near }: At): boolean =>
  open(duties).some((duty) => latenessOf(duty, today, near).tone === 'NEAR');

const investment = ({ investmentTotal }: MaterialProject): readonly MaterialFact[] => {
  const number = Number(investmentTotal.toString());
  return number > 0 ? [{ ...NOTHING, kind: 'INVESTMENT', number }] : [];
};

const tagsOf = (
  duties: readonly DatedDuty[],
  at: At,
  { times, isUrgent }: { readonly times: number; readonly isUrgent: boolean },
): readonly MaterialTag[] => {
  const late = daysLate(duties, at);
  return [
    ...(late > 0 ? [{ kind: 'DAYS_LATE', number: late } as const] : []),
    ...(late === 0 && isNear(duties, at) ? [{ kind: 'NEAR', number: null } as const] : []),
    ...(isUrgent ? [{ kind: 'URGENT', number: null } as const] : []),
    ...(times > 1 ? [{ kind: 'TIMES_ON_AGENDA', number: times } as const] : []),
  ];
};

const ofIssue = (issue: MaterialIssue, at: At): Omit<Material, 'frozenAt'> => {
  const { duties, reports, agendaItems = [] } = issue;
  const last = reports.findLast(({ kind }) => kind === 'PROGRESS');
  const before = agendaItems.filter(({ id, startedAt }) => id !== at.itemId && startedAt !== null);
  return {
    facts: [
      {
        ...NOTHING,
        kind: 'DAYS_OPEN',
        number: Math.max(0, daysBetween(dayAt(issue.raisedAt), at.today)),
      },
      ...investment(issue.project),
      ...turnOf(duties),
      ...(last ? [{ ...NOTHING, kind: 'LAST_REPORT', on: dayAt(last.at) } as const] : []),
      ...(issue.targetOn ? [{ ...NOTHING, kind: 'DUE', on: toDay(issue.targetOn) } as const] : []),
    ],
    tags: tagsOf(duties, at, { times: before.length + 1, isUrgent: issue.urgent }),
    history: historyOf(issue),
  };
};

const ofProject = (project: MaterialProject, at: At): Omit<Material, 'frozenAt'> => {
  const duties = project.duties ?? [];
  return {
    facts: [...investment(project), ...turnOf(duties)],
    tags: tagsOf(duties, at, { times: 1, isUrgent: false }),
    history: [],
  };
};

/**
 * What the room is shown about an item: the facts a chair asks for, why it needs the meeting, and
 * how it came here. Pure, from what is on record when the item comes up.
 */
export const materialOf = (
  {
    issue,
    project,
  }: { readonly issue: MaterialIssue | null; readonly project: MaterialProject | null },
  at: At,
): Material => {
  const shown = issue
    ? ofIssue(issue, at)
    : project
      ? ofProject(project, at)
      : { facts: [], tags: [], history: [] };
  return { ...shown, frozenAt: at.now.toISOString() };
};
