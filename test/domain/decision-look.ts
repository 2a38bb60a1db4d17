import type { World } from './world.ts';

export const decisionOf = (world: World, id: string) =>
  world.database.decision.findUniqueOrThrow({
    where: { id },
    include: { units: { include: { unit: { select: { code: true } } } }, dissents: true },
  });

export const issueOf = (world: World, id: string) =>
  world.database.issue.findUniqueOrThrow({
    where: { id },
    include: { assignments: { orderBy: { no: 'asc' } }, steps: { where: { replacedAt: null } } },
  });

/** What is owed and conveyed about an issue, without what differs from one to the next. */
export const owedOn = async (world: World, issueId: string) => {
  const [duties, notices] = await Promise.all([
    world.database.duty.findMany({ where: { issueId } }),
    world.database.notice.findMany({ where: { issueId } }),
  ]);
  return {
    duties: duties
      .map(({ kind, clause, state, holderUnitId, holderPost, period, dueOn, beginsOn }) =>
        JSON.stringify([kind, clause, state, holderUnitId, holderPost, period, dueOn, beginsOn]),
      )
      .toSorted(),
    notices: notices
      .map(({ kind, state, unitId, text: said }) => JSON.stringify([kind, state, unitId, said]))
      .toSorted(),
  };
};

/** Open duties about something: what, and who owes it. */
export const openDuties = async (world: World, aboutId: string) =>
  (
    await world.database.duty.findMany({
      where: { aboutId, state: 'PENDING' },
      include: { holderUnit: { select: { code: true } } },
    })
  )
    .map(({ kind, holderUnit, holderPost }) => `${kind} ${holderUnit?.code ?? holderPost}`)
    .toSorted();

export const lastEvent = (world: World, subjectId: string, action: string) =>
  world.database.event.findFirstOrThrow({
    where: { subjectId, action },
    orderBy: { sequence: 'desc' },
  });
