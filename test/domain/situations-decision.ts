import { assigning, decideOn, draftOn, openFloor, task } from './decision-make.ts';
import { makeIssue, makeProject } from './make.ts';
import { type Build, build, type Situation } from './situations.ts';
import { text, type World } from './world.ts';

const units = (w: World) => {
  const { responsible, assisting } = task(w);
  return { responsible, assisting };
};

const drafted =
  (next: (w: World, id: string, meeting: string) => Promise<unknown>): Build =>
  async (w) => {
    const meeting = await openFloor(w);
    const id = await draftOn(w, meeting, task(w));
    await next(w, id, meeting);
    return id;
  };

const inForce =
  (next: (w: World, id: string, meeting: string) => Promise<unknown>): Build =>
  async (w) => {
    const meeting = await openFloor(w);
    const id = await decideOn(w, meeting, task(w));
    await next(w, id, meeting);
    return id;
  };

const reported = async (w: World, id: string, lead = 'finance'): Promise<void> => {
  await w.act('land', 'acknowledgeDecision', id);
  for (const unit of [lead, 'planning'])
    await w.act(unit, 'reportDecision', id, { text: text('已办') });
};

/** The columns of the decisions' grid. */
export const decisionSituations = async (world: World): Promise<Situation[]> => {
  const major = await makeProject(world, 'MAJOR');
  return build(world, 'Decision', {
    DRAFT: drafted(async () => undefined),
    WANTING: async (w) => {
      const { dueOn: _, ...undated } = task(w);
      return draftOn(w, await openFloor(w), undated);
    },
    READ_BACK: drafted((w, id) => w.act('office', 'readBackDecision', id)),
    HELD: drafted(async (w, id, meeting) => {
      await w.act('office', 'readBackDecision', id);
      await w.act('office', 'adjournMeeting', meeting);
    }),
    IN_FORCE: inForce(async () => undefined),
    ASSIGNING: async (w) => {
      const issue = await makeIssue(w, major, 'VERIFIED');
      // Who is charged need not be invited.
      const invited = [w.unit('planning'), w.unit('commerce')];
      return decideOn(w, await openFloor(w, [issue], { invited }), assigning(w), '问题1');
    },
    SIGNED: inForce(async (w, _, meetingId) => {
      await w.act('office', 'closeMeeting', meetingId);
      const { id } = await w.database.minutes.findFirstOrThrow({ where: { meetingId } });
      await w.act('executive', 'signMinutes', id);
    }),
    REMARK: async (w) => {
      const { effect: _, ...said } = task(w);
      return (await w.act('chair', 'giveRemark', null, { kind: 'REMARK', ...said })).id;
    },
    PARTLY: inForce(async (w, id) => {
      await w.act('finance', 'reportDecision', id, { text: text('已办') });
      await w.act('planning', 'acknowledgeDecision', id);
      await w.act('land', 'acknowledgeDecision', id);
    }),
    REPORTED: inForce((w, id) => reported(w, id)),
    OWN: async (w) => {
      const responsible = [w.unit('investment'), w.unit('planning')];
      const id = await decideOn(w, await openFloor(w), { ...task(w), responsible });
      await reported(w, id, 'investment');
      return { id, lead: 'investment' };
    },
    DONE: inForce(async (w, id) => {
      await reported(w, id);
      await w.act('office', 'verifyDecision', id);
    }),
    RESOLVED: async (w) =>
      decideOn(w, await openFloor(w), { effect: 'RESOLVE', text: text('原则同意'), ...units(w) }),
    DATED: async (w) => {
      const issue = await makeIssue(w, major, 'IN_PROGRESS');
      const dated = { effect: 'SET_DATE', text: text('定日期'), dueOn: w.inDays(90), ...units(w) };
      return decideOn(w, await openFloor(w, [issue]), dated, '问题1');
    },
    STRUCK: drafted((w, id) => w.act('office', 'strikeDecision', id, { reason: text('误记') })),
    SUPERSEDED: inForce((w, id, meeting) => decideOn(w, meeting, { ...task(w), replaces: id })),
  });
};
