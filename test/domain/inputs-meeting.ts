import { proposal, topic } from './meeting-make.ts';
import type { Situation } from './situations.ts';
import { text, type World } from './world.ts';

type Inputs = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const HOURS = 3_600_000;

/** Valid inputs of actions on meetings and their items; `nothing` where there is none to name. */
export const meetingInputs = async (
  world: World,
  { id, noun }: Situation,
  nothing: string,
): Promise<Inputs> => {
  const { database, time, unit } = world;
  const isMeeting = noun === 'Meeting';
  const where = { meetingId: id };
  const invitation = isMeeting ? await database.invitation.findFirst({ where }) : null;
  const screen = isMeeting ? await database.meetingScreen.findFirst({ where }) : null;
  const reason = text('理由');
  return {
    proposeMeeting: proposal(world),
    amendMeeting: { title: reason },
    rejectMeeting: { reason },
    postponeMeeting: { startsAt: new Date(time.now.getTime() + 48 * HOURS), reason },
    cancelMeeting: { reason },
    inviteToMeeting: { units: [unit('audit')] },
    setPresence: { invitation: invitation?.id ?? nothing, presence: 'PRESENT' },
    setScreens: { mode: 'BLANK' },
    addScreen: { name: reason },
    revokeScreen: { screen: screen?.id ?? nothing },
    addItem: { meeting: id, ...topic('新议题') },
    amendItem: { title: reason },
    withdrawItem: { reason },
    extendTimer: { minutes: 5 },
    stateView: { text: reason },
  };
};
