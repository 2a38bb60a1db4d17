import type { Viewer } from '../kernel/authority.ts';
import { type Day, toDate } from '../kernel/calendar.ts';
import { compact, idsIn, type Where } from '../schema/filters.ts';
import { OPEN_STATES } from './vocabulary.ts';

/** What a list or a count of decisions is narrowed to. */
export type DecisionFilterInput = {
  readonly states?: readonly string[] | null | undefined;
  readonly sources?: readonly string[] | null | undefined;
  readonly units?: readonly string[] | null | undefined;
  readonly mine?: boolean | null | undefined;
  readonly open?: boolean | null | undefined;
  readonly meeting?: string | null | undefined;
  readonly issue?: string | null | undefined;
  readonly project?: string | null | undefined;
  readonly dueBefore?: Day | null | undefined;
};

/** Responsible or assisting units among these. */
const charged = (unitIds: readonly string[]): Where => ({
  OR: [{ responsibleIds: { hasSome: [...unitIds] } }, { assistingIds: { hasSome: [...unitIds] } }],
});

/** Due before a day: by its own date, or by that of the issue that it charges a unit with. */
const dueBefore = (day: Day): Where => ({
  OR: [
    { effect: { notIn: ['ASSIGN', 'REASSIGN'] }, dueOn: { lt: toDate(day) } },
    { effect: { in: ['ASSIGN', 'REASSIGN'] }, issue: { targetOn: { lt: toDate(day) } } },
  ],
});

/** The condition of a filter, the same for lists and counts. */
export const decisionWhere = (
  filter: DecisionFilterInput | null | undefined,
  viewer: Viewer | null,
): Where => {
  if (!filter) return {};
  const isOpen = { state: { in: [...OPEN_STATES] } };
  const own = viewer?.memberships.map(({ unitId }) => unitId) ?? [];
  return {
    AND: [
      compact({
        state: filter.states ? { in: [...filter.states] } : undefined,
        source: filter.sources ? { in: [...filter.sources] } : undefined,
        meetingId: filter.meeting ? idsIn('Meeting', [filter.meeting]) : undefined,
        issueId: filter.issue ? idsIn('Issue', [filter.issue]) : undefined,
        projectId: filter.project ? idsIn('Project', [filter.project]) : undefined,
      }),
      filter.open === true ? isOpen : filter.open === false ? { NOT: isOpen } : {},
      filter.units ? charged(idsIn('Unit', filter.units)?.in ?? []) : {},
      filter.mine === true ? charged(own) : filter.mine === false ? { NOT: charged(own) } : {},
      filter.dueBefore ? dueBefore(filter.dueBefore) : {},
    ],
  };
};
