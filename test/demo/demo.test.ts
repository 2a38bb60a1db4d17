import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiAt } from '../../prisma/demo/api.ts';
import { DEMO_NOW } from '../../prisma/demo/clock.ts';
import {
  type DemoMeeting,
  readIssues,
  readMeetings,
  readPeople,
  readProjects,
} from '../../prisma/demo/data.ts';
import { type Played, playMonth } from '../../prisma/demo/play.ts';
import { verify } from '../../server/events/verify.ts';
import { nextReport } from '../../server/issue/grid.ts';
import { dayAt, toDay } from '../../server/kernel/calendar.ts';
import { type Board, openBoard } from './board.ts';
import { openStage, type Stage } from './stage.ts';

/** Eyes with very different sights of the district. */
const WATCHERS = ['office', 'executive', 'finance', 'songzhuang', 'supervision', 'xinghe', 'admin'];

const held = {} as { stage: Stage };
const today = dayAt(DEMO_NOW);

beforeAll(async () => {
  held.stage = await openStage();
}, 600_000);

afterAll(() => held.stage?.close());

const issuesNow = () =>
  held.stage.store.database.issue.findMany({
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

  test('lights the cards of the board: five late, seven near their date', async () => {
    const { board } = await apiAt(held.stage.url).ask<{
      board: {
        issues: { number: string; light: { tone: string; reason: string; days: number } }[];
      }[];
    }>('office', '{ board { issues { number light { tone reason days } } } }');
    const lit = board
      .flatMap(({ issues }) => issues)
      .filter(({ light }) => light.tone === 'LATE' || light.tone === 'NEAR')
      .map(({ number, light }) => `${number} ${light.tone} ${light.reason} ${light.days}`);
    expect(lit.sort()).toEqual([
      '2026-015 LATE SOLVE 18',
      '2026-022 LATE SOLVE 8',
      '2026-027 NEAR DECIDE 1',
      '2026-031 LATE REPORT 3',
      '2026-036 NEAR REPORT 0',
      '2026-044 NEAR SOLVE 3',
      '2026-052 NEAR REPORT 1',
      '2026-053 NEAR REPORT 2',
      '2026-060 LATE ACKNOWLEDGE 2',
      '2026-061 LATE DECIDE 4',
      '2026-063 NEAR ACKNOWLEDGE 1',
      '2026-076 NEAR VERIFY 1',
    ]);
  });

  test('ranks every project and counts its milestones as its file says', async () => {
    const projects = await held.stage.store.database.project.findMany({
      include: { milestones: true },
    });
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
      reached: milestones
        .flatMap(({ kind, actual }) => (actual ? [`${kind} ${actual}`] : []))
        .sort(),
    }));
    expect(now).toHaveLength(told.length);
    expect(now).toEqual(expect.arrayContaining(told));
  });

  test('opens an account for everybody', async () => {
    const users = await held.stage.store.database.user.findMany({ select: { username: true } });
    expect(users.map(({ username }) => username).sort()).toEqual(
      readPeople()
        .map(({ id }) => id)
        .sort(),
    );
  });

  test('holds every meeting as its file says: who came, the agenda, how far its decisions are', async () => {
    const meetings = await held.stage.store.database.meeting.findMany({
      include: {
        items: { orderBy: { position: 'asc' } },
        invitations: { include: { unit: true }, orderBy: { position: 'asc' } },
        decisions: { include: { issue: true }, orderBy: { no: 'asc' } },
      },
      orderBy: { startsAt: 'asc' },
    });
    const told = readMeetings();
    expect(meetings.map(({ title, state }) => ({ title, state }))).toEqual(
      told.map(({ title, state }) => ({ title, state })),
    );
    for (const [index, meeting] of meetings.entries()) {
      const { agenda, attendance, decisions } = told[index] as DemoMeeting;
      expect(meeting.items.map(({ title, state }) => ({ title, state }))).toEqual(
        agenda.map(({ title, state }) => ({ title, state })),
      );
      if (meeting.openedAt)
        expect(
          meeting.invitations
            .map(({ unit, presence }) => `${unit?.code ?? 'guest'} ${presence}`)
            .sort(),
        ).toEqual(attendance.map(({ unit, status }) => `${unit ?? 'guest'} ${status}`).sort());
      // An assignment ends with its issue; the others are followed up by themselves.
      const ended = ['RESOLVED', 'DECLINED', 'CLOSED'];
      const stateOf = (decision: DemoMeeting['decisions'][number], isEnded: boolean): string => {
        const { status, units, assisting, acknowledgements } = decision;
        if (status === 'DRAFT') return status;
        if (status === 'VERIFIED_DONE') return 'DONE';
        if (status === 'FOLLOWS_ISSUE') return isEnded ? 'DONE' : 'IN_FORCE';
        const have = acknowledgements.map(({ unit }) => unit);
        return [...units, ...assisting].every((unit) => have.includes(unit))
          ? 'ACKNOWLEDGED'
          : 'IN_FORCE';
      };
      expect(meeting.decisions.map(({ no, state }) => ({ no, state }))).toEqual(
        decisions.map((decision) => {
          const issue = meeting.decisions.find(({ no }) => no === decision.no)?.issue;
          return {
            no: decision.no,
            state: stateOf(decision, ended.includes(issue?.state ?? '')),
          };
        }),
      );
    }
  });

  test('what a meeting assigned stands on the word of whoever presided', async () => {
    const entered = await held.stage.store.database.event.findMany({
      where: { action: 'assignIssue', authority: 'SESSION' },
      orderBy: { sequence: 'asc' },
    });
    expect(
      entered.map(({ principalPost, evidence }) => [principalPost, Object(evidence).kind]),
    ).toEqual([
      ['CHAIR', 'MEETING'],
      ['CHAIR', 'MEETING'],
      ['EXECUTIVE_CHAIR', 'MEETING'],
      ['EXECUTIVE_CHAIR', 'MEETING'],
    ]);
  });

  test('writes one chain of events in the order of their times', async () => {
    const { database } = held.stage.store;
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

describe('the recorded month, played through the public API', () => {
  const boards = new Map<string, Board>();
  const played: Played[] = [];
  const missed: string[] = [];
  const done = (action: string) => played.filter(({ deed }) => deed.action === action);

  beforeAll(async () => {
    const { stage } = held;
    for (const code of WATCHERS)
      boards.set(code, await openBoard(stage.url, await stage.token(code)));
    await playMonth({
      api: apiAt(stage.url),
      pace: ({ at }) => stage.passTo(new Date(at)),
      today: () => dayAt(stage.clock.now()),
      now: stage.clock.now,
      shift: 0,
      daysPass: true,
      played: (one) => played.push(one),
      missed: (step, why) => missed.push(`${step.no} ${step.does}: ${why}`),
    });
  }, 600_000);

  afterAll(() => {
    for (const board of boards.values()) board.close();
  });

  test('every step is done and none refused', () => {
    const refused = played.flatMap(({ step, refusal }) =>
      refusal === null ? [] : [`${step.no} ${step.does}: ${refusal}`],
    );
    expect([...refused, ...missed]).toEqual([]);
    expect(played.length).toBeGreaterThan(120);
  });

  test('shows the whole loop of chapter 4', () => {
    const wanted = [
      'registerProject',
      'signProposal',
      'listProject',
      'raiseIssue',
      'verifyIssue',
      'assignIssue',
      'acceptIssue',
      'reportProgress',
      'correctReport',
      'reportUrgent',
      'requestExtension',
      'grantRequest',
      'refuseRequest',
      'claimResolved',
      'sendBackIssue',
      'giveView',
      'confirmIssue',
      'reopenIssue',
      'openMeeting',
      'startItem',
      'putDecisionInForce',
      'deferItem',
      'closeMeeting',
      'signMinutes',
      'issueMinutes',
      'reportDecision',
      'verifyDecision',
    ];
    expect(wanted.filter((action) => done(action).length === 0)).toEqual([]);
    const views = done('giveView').map(({ deed }) => deed.input['verdict']);
    expect(views).toContain('OBJECT');
  });

  test('leaves in the record what happened by itself: both signatures determine, a grant reassigns, a late report is late', async () => {
    const { database } = held.stage.store;
    const caused = await database.event.groupBy({
      by: ['action'],
      where: {
        at: { gt: DEMO_NOW },
        action: { in: ['determineProject', 'reassignIssue', 'extendIssue', 'recordSilence'] },
      },
      _count: true,
    });
    expect(new Map(caused.map(({ action, _count }) => [action, _count]))).toEqual(
      new Map([
        ['determineProject', 1],
        ['reassignIssue', 1],
        ['extendIssue', 3],
        ['recordSilence', 5],
      ]),
    );
    const late = await database.report.findMany({
      where: { late: true, at: { gt: DEMO_NOW } },
      select: { period: true, issue: { select: { number: true } } },
      orderBy: { at: 'asc' },
    });
    expect(late.map(({ period, issue }) => `${issue.number} ${period}`)).toEqual([
      '2026-031 3',
      '2026-052 3',
    ]);
  });

  test.each(WATCHERS)(
    'the board of %s, kept by its stream alone, equals a fresh query',
    async (code) => {
      const board = boards.get(code);
      if (!board) throw new Error(`nobody watches as ${code}`);
      await board.caughtUp();
      expect(board.cases()).toEqual(await board.fresh());
    },
  );
});
