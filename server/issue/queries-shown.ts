import type { Transaction } from '../database/client.ts';
import type { Day } from '../kernel/calendar.ts';
import { toDayOrNull } from '../kernel/calendar.ts';
import type { RuleValues } from '../kernel/lifecycle.ts';
import { globalId } from '../schema/ids.ts';
import { lightOf } from './light.ts';
import { boardWhere } from './queries.ts';

/** An issue as the board shows it, to whoever sees it: nothing of it depends on who looks. */
export type ShownIssue = {
  /** Global id. */
  readonly id: string;
  /** Tokens of those who see it. */
  readonly scopes: readonly string[];
  /** What its card tells, in the order that the API documents, as JSON. */
  readonly facts: string;
};

const textOf = (text: unknown): readonly (string | null)[] | null =>
  text ? [Reflect.get(Object(text), 'zh') ?? null, Reflect.get(Object(text), 'en') ?? null] : null;

const momentOf = (moment: Date | null): string | null => moment?.toISOString() ?? null;

/** All that is on anybody's board, by number. Read in one snapshot with whatever it is compared to. */
export const shownIssues = async (
  transaction: Transaction,
  today: Day,
  rules: RuleValues,
): Promise<readonly ShownIssue[]> => {
  const units = await transaction.unit.findMany({ select: { id: true, shortName: true } });
  const names = new Map(
    units.map(({ id, shortName }) => [id, [globalId('Unit', id), textOf(shortName)]]),
  );
  const unitOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null));
  const issues = await transaction.issue.findMany({
    where: boardWhere(today),
    orderBy: { number: 'asc' },
    select: {
      id: true,
      scopes: true,
      number: true,
      title: true,
      urgent: true,
      state: true,
      version: true,
      raisedAt: true,
      verifiedAt: true,
      claimedAt: true,
      resolvedAt: true,
      assignedOn: true,
      targetOn: true,
      agendaOn: true,
      returnReason: true,
      ownerUnitId: true,
      leadUnitId: true,
      townshipId: true,
      project: { select: { name: true } },
      duties: {
        select: {
          kind: true,
          state: true,
          period: true,
          beginsOn: true,
          dueOn: true,
          endedAt: true,
          countedAt: true,
        },
      },
      steps: {
        where: { replacedAt: null },
        orderBy: { no: 'asc' },
        select: { no: true, state: true, dueOn: true },
      },
    },
  });
  return issues.map((issue) => {
    const light = lightOf(issue, today, rules);
    const id = globalId('Issue', issue.id);
    const facts = [
      id,
      issue.number,
      textOf(issue.title),
      issue.urgent,
      issue.state,
      issue.version,
      momentOf(issue.raisedAt),
      momentOf(issue.verifiedAt),
      momentOf(issue.resolvedAt),
      toDayOrNull(issue.assignedOn),
      toDayOrNull(issue.targetOn),
      textOf(issue.returnReason),
      unitOf(issue.ownerUnitId),
      unitOf(issue.leadUnitId),
      unitOf(issue.townshipId),
      textOf(issue.project.name),
      [light.tone, light.reason, light.days, light.dueOn, light.clause, light.period],
      issue.steps.map(({ no, state, dueOn }) => [no, state, toDayOrNull(dueOn)]),
      toDayOrNull(issue.agendaOn),
    ];
    return { id, scopes: issue.scopes, facts: JSON.stringify(facts) };
  });
};
