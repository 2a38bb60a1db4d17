import { addDays, type Day } from '../../server/kernel/calendar.ts';
import {
  acceptance,
  CONSTRUCTION,
  charge,
  makeIssue,
  makeProject,
  reach,
  type Stage,
} from './make.ts';
import type { ROLES, Role } from './table.ts';
import { BEGIN, text, type World } from './world.ts';

/** One column of a grid, built by actions on the real engine. */
export type Situation = {
  readonly noun: string;
  readonly name: string;
  readonly id: string;
  /** The day on which it is looked at. */
  readonly on: Day;
  readonly cast: Readonly<Record<Role, string>>;
};

export const CAST: Readonly<Record<Role, string>> = {
  CHAIR: 'chair',
  EXECUTIVE_CHAIR: 'executive',
  OFFICE: 'office2',
  MEMBER: 'science',
  TOWNSHIP: 'songzhuang',
  OWNER: 'commerce',
  LEAD: 'finance',
  LEAD_HEAD: 'finance.head',
  RESPONSIBLE: 'planning',
  ASSISTING: 'land',
  APPLICANT: 'xinghe',
  GOVERNMENT: 'government',
  SUPERVISOR: 'supervision',
  ANALYST: 'analyst',
  ADMIN: 'admin',
  UNRELATED: 'liyuan.head',
  SYSTEM: 'SYSTEM',
  // No person: the cells of a meeting are not attempted.
  SESSION: 'SYSTEM',
} satisfies Record<(typeof ROLES)[keyof typeof ROLES], string>;

type Build = (world: World) => Promise<string | { readonly id: string; readonly lead: string }>;

const build = async (
  world: World,
  noun: string,
  columns: Readonly<Record<string, Build>>,
): Promise<Situation[]> => {
  const situations: Situation[] = [];
  for (const [name, make] of Object.entries(columns)) {
    world.goTo(BEGIN);
    const made = await make(world);
    const { id, lead } = typeof made === 'string' ? { id: made, lead: 'finance' } : made;
    const cast = { ...CAST, LEAD: lead, LEAD_HEAD: `${lead}.head` };
    situations.push({ noun, name, id, on: world.today(), cast });
  }
  return situations;
};

export const issueSituations = async (world: World): Promise<Situation[]> => {
  const major = await makeProject(world, 'MAJOR');
  const key = await makeProject(world, 'KEY');
  const at =
    (stage: Stage): Build =>
    (w) =>
      makeIssue(w, major, stage);
  const then =
    (stage: Stage, next: (world: World, id: string) => Promise<unknown>): Build =>
    async (w) => {
      const id = await makeIssue(w, major, stage);
      await next(w, id);
      return id;
    };
  return build(world, 'Issue', {
    RAISED: at('RAISED'),
    REVERTED: async (w) => {
      const reverted = await makeProject(w, 'KEY');
      const id = await makeIssue(w, reverted, 'RAISED');
      const input = { report: text('违约'), reason: 'BREACH' };
      await w.act('office', 'proposeReversion', reverted, input);
      await w.act('executive', 'signProposal', reverted);
      await w.act('chair', 'signProposal', reverted);
      return id;
    },
    RETURNED: then('RAISED', (w, id) =>
      w.act('office', 'returnIssue', id, { reason: text('缺图'), mendBy: w.inDays(10) }),
    ),
    VERIFIED: at('VERIFIED'),
    KEY: (w) => makeIssue(w, key, 'VERIFIED'),
    ASSIGNED: at('ASSIGNED'),
    PROGRESS: at('IN_PROGRESS'),
    STEPS: at('STEPS_DONE'),
    PAST: async (w) => {
      const id = await makeIssue(w, major, 'VERIFIED');
      const { assisting: _, ...alone } = charge(w);
      await w.act('executive', 'assignIssue', id, alone);
      await w.act('finance.head', 'acceptIssue', id, acceptance(w));
      const steps = [1, 2].map((no) => ({ no, state: 'DONE' }));
      await w.act('finance', 'reportProgress', id, { text: text('全部完成'), steps });
      w.goTo(addDays(BEGIN, 61));
      return id;
    },
    DELISTED: async (w) => {
      const delisted = await makeProject(w, 'MAJOR');
      const id = await makeIssue(w, delisted, 'IN_PROGRESS');
      const urgent = { text: text('现场停工'), occurredAt: w.time.now.toISOString() };
      await w.act('commerce', 'reportUrgent', id, urgent);
      await w.act('executive', 'delistProject', delisted, { reason: text('条件变化') });
      return id;
    },
    CLAIMED: at('CLAIMED'),
    VIEWED: at('VIEWED'),
    SILENT: then('CLAIMED', async (w) => w.goTo(addDays(BEGIN, 6))),
    OWN: async (w) => {
      await makeIssue(w, major, 'ASSIGNED', 'investment');
      return { id: await makeIssue(w, major, 'VIEWED', 'investment'), lead: 'investment' };
    },
    RESOLVED: at('RESOLVED'),
    DECLINED: then('VERIFIED', (w, id) =>
      w.act('executive', 'declineIssue', id, { reason: text('不属协调范围') }),
    ),
    CLOSED: then('RAISED', (w, id) =>
      w.act('commerce', 'withdrawIssue', id, { reason: text('已自行解决') }),
    ),
  });
};

export const projectSituations = (world: World): Promise<Situation[]> => {
  const propose = (w: World, id: string) =>
    w.act('office', 'proposeDetermination', id, { report: text('经核实') });
  const building = async (w: World): Promise<string> => {
    const id = await makeProject(w, 'MAJOR');
    await reach(w, id, CONSTRUCTION);
    return id;
  };
  const finishing = async (w: World, id: string): Promise<string> => {
    await w.act('commerce', 'reportMilestone', id, { kind: 'COMPLETED', reachedOn: w.today() });
    return id;
  };
  const candidate =
    (next: (w: World, id: string) => Promise<unknown>): Build =>
    async (w) => {
      const id = await makeProject(w, 'CANDIDATE');
      await next(w, id);
      return id;
    };
  return build(world, 'Project', {
    CANDIDATE: (w) => makeProject(w, 'CANDIDATE'),
    PROPOSED: candidate(propose),
    SIGNED: candidate(async (w, id) => {
      await propose(w, id);
      await w.act('executive', 'signProposal', id);
    }),
    KEY: (w) => makeProject(w, 'KEY'),
    REVERTING: async (w) => {
      const id = await makeProject(w, 'KEY');
      await w.act('office', 'proposeReversion', id, { report: text('违约'), reason: 'BREACH' });
      return id;
    },
    MAJOR: (w) => makeProject(w, 'MAJOR'),
    REPORTED: async (w) => {
      const id = await makeProject(w, 'MAJOR');
      await w.act('commerce', 'reportMilestone', id, {
        kind: 'ESTABLISHED',
        reachedOn: w.today(),
      });
      return id;
    },
    STARTING: async (w) => {
      const id = await makeProject(w, 'KEY');
      await reach(w, id, CONSTRUCTION.slice(0, 1));
      return id;
    },
    READY: async (w) => {
      const id = await makeProject(w, 'KEY');
      await reach(w, id, CONSTRUCTION.slice(0, 2));
      return id;
    },
    BUILDING: building,
    FINISHING: async (w) => finishing(w, await building(w)),
    COMPLETED: async (w) => {
      const id = await makeProject(w, 'KEY');
      await reach(w, id, CONSTRUCTION);
      await w.act('office', 'completeProject', await finishing(w, id), { issues: [] });
      return id;
    },
    LOST: async (w) => {
      const id = await makeProject(w, 'KEY');
      await w.act('office', 'loseProject', id, { reason: text('资金断裂'), issues: [] });
      return id;
    },
  });
};

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
