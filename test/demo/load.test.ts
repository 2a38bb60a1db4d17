import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO_NOW, loadDemo } from '../../prisma/demo/load.ts';
import { readIssues, readPeople, readProjects } from '../../prisma/demo/data.ts';
import type { Engine } from '../../server/actions/engine.ts';
import { registryOf } from '../../server/actions/registry.ts';
import { verify } from '../../server/events/verify.ts';
import { nextReport } from '../../server/issue/grid.ts';
import { dayAt, toDay } from '../../server/kernel/calendar.ts';
import { NOUNS } from '../../server/nouns.ts';
import { directoryOf, seedRules } from '../../server/rules/directory.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';

const state = {} as { record: TestDatabase; engine: Engine };
const today = dayAt(DEMO_NOW);

beforeAll(async () => {
  const record = await createDatabase();
  const { database } = record;
  await database.logHead.createMany({ data: [{ id: 1 }], skipDuplicates: true });
  await seedRules(database);
  const engine: Engine = {
    database,
    registry: registryOf(NOUNS),
    // The real day must not matter.
    clock: { now: () => DEMO_NOW },
    directory: await directoryOf(database),
    committed: () => undefined,
  };
  Object.assign(state, { record, engine });
  await loadDemo({ engine });
}, 240_000);

afterAll(() => state.record.close());

const issuesNow = () =>
  state.record.database.issue.findMany({
    include: {
      assignments: { orderBy: { no: 'asc' } },
      reports: { where: { kind: 'PROGRESS' }, orderBy: { at: 'asc' } },
      steps: { where: { replacedAt: null }, orderBy: { no: 'asc' } },
      duties: true,
    },
    orderBy: { number: 'asc' },
  });

type Now = Awaited<ReturnType<typeof issuesNow>>[number];

/** An issue as the record has it, in the words of the demo's file. */
const asTold = (issue: Now) => {
  const assignment = issue.assignments.at(-1);
  const grid = issue.duties.filter(
    ({ kind, aboutId }) => kind === 'REPORT' && aboutId === assignment?.id,
  );
  const isInWork = issue.state === 'ASSIGNED' || issue.state === 'IN_PROGRESS';
  return {
    id: issue.number,
    state: issue.state,
    title: issue.title,
    originalTargetDate: assignment && toDay(assignment.originalTargetOn),
    targetDate: assignment && toDay(assignment.targetOn),
    reports: issue.reports
      .filter(({ assignmentId }) => assignmentId === assignment?.id)
      .map(({ period, at, late }) => ({ period, at: at.getTime(), late })),
    missedPeriods: grid
      .filter((duty) => duty.state === 'MISSED')
      .map(({ period }) => period)
      .sort(),
    plan: issue.steps.map(({ no, state: status }) => ({ no, isDone: status === 'DONE' })),
    nextReport:
      assignment && isInWork ? nextReport(toDay(assignment.assignedOn), grid, today, 15) : null,
  };
};

describe('the demo district, loaded through the actions', () => {
  test('leaves every issue as its file says: state, dates, reports with their lates, missed periods', async () => {
    const told = readIssues().map((issue) => ({
      id: issue.id,
      state: issue.state,
      title: issue.title,
      originalTargetDate: issue.originalTargetDate,
      targetDate: issue.targetDate,
      reports: (issue.reports ?? []).map(({ period, at, late }) => ({
        period,
        at: Date.parse(at),
        late,
      })),
      missedPeriods: issue.missedPeriods ?? [],
      plan: (issue.plan ?? []).map(({ no, status }) => ({ no, isDone: status === 'DONE' })),
      nextReport: issue.nextReport
        ? { period: issue.nextReport.period, dueOn: issue.nextReport.due }
        : null,
    }));
    expect((await issuesNow()).map(asTold)).toEqual(told);
  });

  test('fills the columns of the board', async () => {
    const states = (await issuesNow()).map((issue) => issue.state);
    const count = (wanted: string) => states.filter((one) => one === wanted).length;
    expect({
      toVerify: count('RAISED'),
      returned: count('RETURNED'),
      verified: count('VERIFIED'),
      assigned: count('ASSIGNED'),
      inProgress: count('IN_PROGRESS'),
      claimed: count('RESOLUTION_CLAIMED'),
      resolved: count('RESOLVED'),
    }).toEqual({
      toVerify: 5,
      returned: 2,
      verified: 7,
      assigned: 7,
      inProgress: 15,
      claimed: 4,
      resolved: 36,
    });
  });

  test('ranks every project and counts its milestones as its file says', async () => {
    const projects = await state.record.database.project.findMany({ include: { milestones: true } });
    const now = projects.map(({ name, tier, phase, milestones }) => ({
      name,
      tier,
      phase,
      reached: milestones
        .flatMap(({ kind, reachedOn }) => (reachedOn ? [`${kind} ${toDay(reachedOn)}`] : []))
        .sort(),
    }));
    const told = readProjects().map(({ name, tier, phase, milestones }) => ({
      name,
      tier,
      phase,
      reached: milestones.flatMap(({ kind, actual }) => (actual ? [`${kind} ${actual}`] : [])).sort(),
    }));
    expect(now).toHaveLength(told.length);
    expect(now).toEqual(expect.arrayContaining(told));
  });

  test('opens an account for everybody', async () => {
    const users = await state.record.database.user.findMany({ select: { username: true } });
    expect(users.map(({ username }) => username).sort()).toEqual(
      readPeople()
        .map(({ id }) => id)
        .sort(),
    );
  });

  test('what meetings decided is entered by the office for the executive chair, on the minutes', async () => {
    const entered = await state.record.database.event.findMany({
      where: { action: 'assignIssue', principalPost: { not: null } },
      orderBy: { sequence: 'asc' },
    });
    expect(entered.map(({ principalPost, evidence }) => ({ principalPost, evidence }))).toEqual(
      ['2', '2', '3', '4'].map((number) => ({
        principalPost: 'EXECUTIVE_CHAIR',
        evidence: { kind: 'DOCUMENT', reference: `通产联纪〔2026〕${number}号` },
      })),
    );
  });

  test('writes one chain of events in the order of their times', async () => {
    const { database } = state.record;
    expect(await verify(database)).toMatchObject({ isSound: true });
    const events = await database.event.findMany({
      orderBy: { sequence: 'asc' },
      select: { at: true },
    });
    const times = events.map(({ at }) => at.getTime());
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(events.at(-1)?.at.getTime()).toBeLessThanOrEqual(DEMO_NOW.getTime());
  });
});
