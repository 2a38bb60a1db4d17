import { addDays, type Day, startOf, toDate } from '../kernel/calendar.ts';
import { compact, containsLine, containsText, idsIn, type Where } from '../schema/filters.ts';

/** What a list, the board, a count or a stream of issues is narrowed to. */
export type IssueFilterInput = {
  readonly states?: readonly string[] | null | undefined;
  readonly project?: string | null | undefined;
  readonly ownerUnits?: readonly string[] | null | undefined;
  readonly townships?: readonly string[] | null | undefined;
  readonly leadUnits?: readonly string[] | null | undefined;
  readonly responsibleUnits?: readonly string[] | null | undefined;
  readonly assistingUnits?: readonly string[] | null | undefined;
  readonly severities?: readonly string[] | null | undefined;
  readonly urgent?: boolean | null | undefined;
  readonly overdue?: boolean | null | undefined;
  readonly dueWithin?: number | null | undefined;
  readonly raisedFrom?: Day | null | undefined;
  readonly raisedTo?: Day | null | undefined;
  readonly search?: string | null | undefined;
};

const overlaps = (
  column: string,
  units: readonly string[] | null | undefined,
): Where | undefined =>
  units ? { [column]: { hasSome: idsIn('Unit', units)?.in ?? [] } } : undefined;

/** An open duty about it is past its date, or will be within some days. */
const owes = (due: object): Where => ({
  duties: { some: { state: 'PENDING', countedAt: null, dueOn: due } },
});

/** The condition of a filter, the same for list, board and counts. */
export const issueWhere = (filter: IssueFilterInput | null | undefined, today: Day): Where => {
  if (!filter) return {};
  const raised = compact({
    gte: filter.raisedFrom ? startOf(filter.raisedFrom) : undefined,
    lt: filter.raisedTo ? startOf(addDays(filter.raisedTo, 1)) : undefined,
  });
  const late = { lt: toDate(today) };
  return {
    AND: [
      compact({
        state: filter.states ? { in: [...filter.states] } : undefined,
        projectId: filter.project ? idsIn('Project', [filter.project]) : undefined,
        ownerUnitId: idsIn('Unit', filter.ownerUnits),
        townshipId: idsIn('Unit', filter.townships),
        leadUnitId: idsIn('Unit', filter.leadUnits),
        severity: filter.severities ? { in: [...filter.severities] } : undefined,
        urgent: filter.urgent ?? undefined,
        raisedAt: Object.keys(raised).length > 0 ? raised : undefined,
      }),
      overlaps('responsibleIds', filter.responsibleUnits) ?? {},
      overlaps('assistingIds', filter.assistingUnits) ?? {},
      filter.overdue === true ? owes(late) : filter.overdue === false ? { NOT: owes(late) } : {},
      filter.dueWithin != null
        ? owes({ gte: toDate(today), lte: toDate(addDays(today, filter.dueWithin)) })
        : {},
      filter.search
        ? {
            OR: [
              ...containsText('title', filter.search),
              containsLine('number', filter.search),
              { project: { OR: containsText('name', filter.search) } },
            ],
          }
        : {},
    ],
  };
};

/** The columns of the board, in the order of the course. */
export const BOARD_COLUMNS = [
  'RAISED',
  'RETURNED',
  'VERIFIED',
  'ASSIGNED',
  'IN_PROGRESS',
  'RESOLUTION_CLAIMED',
  'RESOLVED',
] as const;

/** Issues on one board at most. */
export const BOARD_SIZE = 500;

/** What the board shows: all that is open, and what was solved this month. */
export const boardWhere = (today: Day): Where => ({
  OR: [
    { state: { in: BOARD_COLUMNS.filter((state) => state !== 'RESOLVED') } },
    { state: 'RESOLVED', resolvedAt: { gte: startOf(`${today.slice(0, 7)}-01`) } },
  ],
});
