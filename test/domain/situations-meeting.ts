import { itemOf, makeMeeting, topic } from './meeting-make.ts';
import { type Build, build, type Situation } from './situations.ts';
import { text, type World } from './world.ts';

const agenda = [topic('甲'), topic('乙')];

/** In session, with the one in control who asks for the office in the grids. */
const inSession = async (w: World): Promise<string> => {
  const id = await makeMeeting(w, 'NOTIFIED', { agenda });
  await w.act('office', 'addScreen', id, { name: text('会场') });
  await w.act('office2', 'openMeeting', id);
  return id;
};

const draft = async (w: World, meeting: string): Promise<string> => {
  const { id: item } = await itemOf(w, meeting, '甲');
  await w.act('office2', 'startItem', item);
  const input = { item, effect: 'RESOLVE', text: text('原则同意') };
  return (await w.act('office2', 'draftDecision', null, input)).id;
};

const after =
  (next: (w: World, meeting: string) => Promise<unknown>): Build =>
  async (w) => {
    const id = await inSession(w);
    await next(w, id);
    return id;
  };

const signed = async (w: World, meeting: string): Promise<string> => {
  await w.act('office2', 'closeMeeting', meeting);
  const { id } = await w.database.minutes.findFirstOrThrow({ where: { meetingId: meeting } });
  await w.act('executive', 'signMinutes', id);
  return id;
};

/** The columns of the meetings' grid. */
export const meetingSituations = (world: World): Promise<Situation[]> =>
  build(world, 'Meeting', {
    PROPOSED: (w) => makeMeeting(w, 'PROPOSED', { agenda }),
    CHAIRED: (w) => makeMeeting(w, 'PROPOSED', { agenda, presidingPost: 'CHAIR' }),
    APPROVED: (w) => makeMeeting(w, 'APPROVED', { agenda }),
    PASSED: async (w) => {
      const id = await makeMeeting(w, 'APPROVED', { agenda });
      w.goTo(w.inDays(1));
      return id;
    },
    NOTIFIED: async (w) => {
      const id = await makeMeeting(w, 'NOTIFIED', { agenda });
      await w.act('office', 'addScreen', id, { name: text('会场') });
      return id;
    },
    IN_SESSION: inSession,
    STEERED: after((w, id) => w.act('office', 'takeControl', id)),
    DRAFTED: after(draft),
    ADJOURNED: after((w, id) => w.act('office2', 'adjournMeeting', id)),
    DECIDED: after(async (w, id) => {
      const decision = await draft(w, id);
      await w.act('office', 'readBackDecision', decision);
      await w.act('office', 'putDecisionInForce', decision);
      await w.act('office2', 'adjournMeeting', id);
    }),
    CLOSED: after((w, id) => w.act('office2', 'closeMeeting', id)),
    MINUTES_SIGNED: after(signed),
    MINUTES_ISSUED: after(async (w, id) => {
      await w.act('office', 'issueMinutes', await signed(w, id));
    }),
    REJECTED: async (w) => {
      const id = await makeMeeting(w, 'PROPOSED', { agenda });
      await w.act('executive', 'rejectMeeting', id, { reason: text('合并召开') });
      return id;
    },
    CANCELLED: async (w) => {
      const id = await makeMeeting(w, 'NOTIFIED', { agenda });
      await w.act('executive', 'cancelMeeting', id, { reason: text('主席出差') });
      return id;
    },
  });

const item =
  (
    next: (w: World, own: { readonly meeting: string; readonly id: string }) => Promise<unknown>,
  ): Build =>
  async (w) => {
    const meeting = await inSession(w);
    const { id } = await itemOf(w, meeting, '甲');
    await next(w, { meeting, id });
    return id;
  };

/** The columns of the agenda's grid. */
export const agendaSituations = (world: World): Promise<Situation[]> => {
  const before =
    (next: (w: World, id: string) => Promise<unknown>): Build =>
    async (w) => {
      const { id } = await itemOf(w, await makeMeeting(w, 'NOTIFIED', { agenda }), '甲');
      await next(w, id);
      return id;
    };
  return build(world, 'AgendaItem', {
    PLANNED: before(async () => undefined),
    SESSION: item(async () => undefined),
    STEERED: item((w, { meeting }) => w.act('office', 'takeControl', meeting)),
    CURRENT: item((w, { id }) => w.act('office2', 'startItem', id)),
    FOREIGN: item(async (w, { meeting, id }) => {
      await w.act('office2', 'startItem', id);
      await w.act('office', 'takeControl', meeting);
    }),
    PAUSED: item(async (w, { id }) => {
      await w.act('office2', 'startItem', id);
      await w.act('office2', 'pauseTimer', id);
    }),
    DONE: item(async (w, { id }) => {
      await w.act('office2', 'startItem', id);
      await w.act('office2', 'finishItem', id);
    }),
    DEFERRED: item((w, { id }) => w.act('office', 'deferItem', id)),
    OVER: item((w, { meeting }) => w.act('office2', 'closeMeeting', meeting)),
    WITHDRAWN: before((w, id) => w.act('office', 'withdrawItem', id, { reason: text('另议') })),
  });
};
