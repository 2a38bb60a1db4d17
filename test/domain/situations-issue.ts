import { addDays } from '../../server/kernel/calendar.ts';
import { acceptance, charge, makeIssue, makeProject, type Stage } from './make.ts';
import { INVITED, makeMeeting } from './meeting-make.ts';
import { type Build, build, type Situation } from './situations.ts';
import { BEGIN, text, type World } from './world.ts';

/** The columns of the issues' grid. */
export const issueSituations = async (world: World): Promise<Situation[]> => {
  const major = await makeProject(world, 'MAJOR');
  const key = await makeProject(world, 'KEY');
  // One that everybody sees who sees an issue.
  const invited = ['songzhuang', 'investment', ...INVITED].map(world.unit);
  await makeMeeting(world, 'NOTIFIED', { invited });
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
    REASSIGNED: async (w) => {
      const id = await makeIssue(w, major, 'VERIFIED');
      await w.act('executive', 'assignIssue', id, charge(w, 'audit'));
      w.time.now = new Date(w.time.now.getTime() + 60_000);
      await w.act('executive', 'reassignIssue', id, { ...charge(w), reason: text('调整') });
      return id;
    },
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
