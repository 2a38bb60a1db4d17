import { addDays } from '../../server/kernel/calendar.ts';
import { charge, makeIssue, makeProject } from './make.ts';
import { type Build, build, type Situation } from './situations.ts';
import { BEGIN, text, type World } from './world.ts';

/** The columns of the requests' grid. */
export const requestSituations = async (world: World): Promise<Situation[]> => {
  const major = await makeProject(world, 'MAJOR');
  const extension = async (w: World) => {
    const issue = await makeIssue(w, major, 'IN_PROGRESS');
    const { id } = await w.act('finance', 'requestExtension', null, {
      issue,
      targetOn: w.inDays(80),
      reason: text('招标流标'),
    });
    return { issue, id };
  };
  await world.setRules('2027-01-01', { officeExtendsDays: 30 });
  const ended =
    (end: (w: World, asked: { id: string; issue: string }) => Promise<unknown>): Build =>
    async (w) => {
      const asked = await extension(w);
      await end(w, asked);
      return asked.id;
    };
  return build(world, 'Request', {
    EXTENSION: async (w) => (await extension(w)).id,
    SHORT: async (w) => {
      w.goTo('2027-03-02');
      return (await extension(w)).id;
    },
    REASSIGNMENT: async (w) => {
      const issue = await makeIssue(w, major, 'IN_PROGRESS');
      const input = { issue, proposal: [w.unit('audit')], reason: text('职责不符') };
      return (await w.act('finance', 'requestReassignment', null, input)).id;
    },
    TRANSFER: async (w) => {
      const project = await makeProject(w, 'KEY');
      const input = { project, ownerUnit: w.unit('audit'), reason: text('机构调整') };
      return (await w.act('office', 'requestTransfer', null, input)).id;
    },
    GRANTED: ended((w, { id }) => w.act('executive', 'grantRequest', id)),
    REFUSED: ended((w, { id }) => w.act('executive', 'refuseRequest', id, { remark: text('否') })),
    WITHDRAWN: ended((w, { id }) => w.act('finance', 'withdrawRequest', id)),
    LAPSED: ended((w, { issue }) =>
      w.act('executive', 'reassignIssue', issue, { ...charge(w, 'audit'), reason: text('调整') }),
    ),
  });
};

/** The columns of the duties' grid. */
export const dutySituations = async (world: World): Promise<Situation[]> => {
  const major = await makeProject(world, 'MAJOR');
  const dutyOf = async (issueId: string, kind: string) =>
    (await world.database.duty.findFirstOrThrow({ where: { issueId, kind } })).id;
  const assigned = async (w: World) => {
    const id = await makeIssue(w, major, 'VERIFIED');
    await w.act('executive', 'assignIssue', id, charge(w));
    return id;
  };
  const report =
    (next: (w: World, issue: string, duty: string) => Promise<unknown>): Build =>
    async (w) => {
      const issue = await assigned(w);
      const duty = await dutyOf(issue, 'REPORT');
      await next(w, issue, duty);
      return duty;
    };
  return build(world, 'Duty', {
    PENDING: report(async () => undefined),
    OWN: async (w) => dutyOf(await makeIssue(w, major, 'RAISED'), 'VERIFY'),
    NEAR: report(async (w) => w.goTo(addDays(BEGIN, 12))),
    OVERDUE: report(async (w) => w.goTo(addDays(BEGIN, 16))),
    DONE: report((w, issue) => w.act('finance', 'reportProgress', issue, { text: text('进展') })),
    DONE_LATE: report(async (w, issue) => {
      w.goTo(addDays(BEGIN, 20));
      await w.act('finance', 'reportProgress', issue, { text: text('迟报') });
    }),
    MISSED: report(async (w, issue) => {
      w.goTo(addDays(BEGIN, 31));
      await w.act('SYSTEM', 'advanceGrid', issue);
    }),
    WAIVED: report((w, _, duty) => w.act('office', 'waiveDuty', duty, { reason: text('汛期') })),
    CANCELLED: report((w, issue) =>
      w.act('executive', 'reassignIssue', issue, { ...charge(w, 'audit'), reason: text('调整') }),
    ),
  });
};

/** The columns of the notices' grid. */
export const noticeSituations = async (world: World): Promise<Situation[]> => {
  const major = await makeProject(world, 'MAJOR');
  const notice =
    (next: (w: World, issue: string, notice: string) => Promise<unknown>): Build =>
    async (w) => {
      const issue = await makeIssue(w, major, 'ASSIGNED');
      const { id } = await w.database.notice.findFirstOrThrow({
        where: { issueId: issue, unitId: w.unit('finance') },
      });
      await next(w, issue, id);
      return id;
    };
  return build(world, 'Notice', {
    SENT: notice(async () => undefined),
    ACKNOWLEDGED: notice((w, _, id) => w.act('finance', 'acknowledgeNotice', id)),
    CANCELLED: notice((w, issue) =>
      w.act('executive', 'reassignIssue', issue, { ...charge(w, 'audit'), reason: text('调整') }),
    ),
  });
};
