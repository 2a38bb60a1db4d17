import { holdMeeting } from './minutes-make.ts';
import { type Build, build, type Situation } from './situations.ts';
import { text, type World } from './world.ts';

type Held = Awaited<ReturnType<typeof holdMeeting>>;

const after =
  (next: (w: World, held: Held) => Promise<string>, options = {}): Build =>
  async (w) =>
    next(w, await holdMeeting(w, options));

const signed = async (w: World, { minutes }: Held): Promise<string> => {
  await w.act('chair', 'signMinutes', minutes);
  return minutes;
};

const issued = async (w: World, held: Held): Promise<string> => {
  await w.act('office', 'issueMinutes', await signed(w, held));
  return held.minutes;
};

const correction = async (w: World, held: Held): Promise<string> => {
  await issued(w, held);
  const input = { meeting: held.meeting, reason: text('有误'), paragraphs: [text('更正')] };
  return (await w.act('office', 'draftCorrection', null, input)).id;
};

/** The columns of the minutes' grid. */
export const minutesSituations = (world: World): Promise<Situation[]> =>
  build(world, 'Minutes', {
    DRAFT: after(async (_, { minutes }) => minutes),
    BRIEFING: after(async (_, { minutes }) => minutes, { presidingPost: 'EXECUTIVE_CHAIR' }),
    SIGNED: after(signed),
    ISSUED: after(issued),
    CORRECTION: after(correction),
    CORRECTED: after(async (w, held) => {
      const id = await correction(w, held);
      await w.act('chair', 'signMinutes', id);
      await w.act('office', 'issueMinutes', id);
      return id;
    }),
  });

/** Meetings on which minutes, or a correction to them, are begun. */
export const draftingSituations = (world: World): Promise<Situation[]> =>
  build(world, 'Meeting', {
    CLOSED: after(async (_, { meeting }) => meeting),
    MINUTES_ISSUED: after(async (w, held) => {
      await issued(w, held);
      return held.meeting;
    }),
  });
