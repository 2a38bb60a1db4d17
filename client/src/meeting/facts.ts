import type { MeetingQuery, MeetingRowFragment } from '../gql/graphql.ts';
import type { Tone } from '../ui/light.tsx';
import { dayOf, formatDayLong, formatTime, type Language } from '../words/format.ts';

/** One meeting as its page shows it. */
export type MeetingFacts = NonNullable<MeetingQuery['meeting']>;

/** One item of its agenda. */
export type AgendaItem = MeetingFacts['items'][number];

/** One unit or guest that is asked to come. */
export type Invited = MeetingFacts['invitations'][number];

/** States in which a meeting is still being prepared. */
const BEFORE = ['PROPOSED', 'APPROVED', 'NOTIFIED'];

/** Where a meeting stands, as far as its page differs: a cancelled one is read like one that is over. */
export const stageOf = ({ state }: Pick<MeetingRowFragment, 'state'>) => {
  if (state === 'IN_SESSION') return 'now' as const;
  if (state === 'ADJOURNED') return 'paused' as const;
  return BEFORE.includes(state) ? ('before' as const) : ('after' as const);
};

/** Actions that steer a meeting in session: they are the control screen's. */
export const STEERING = ['takeControl', 'setScreens', 'setPresence'];

const TONES: Readonly<Record<string, Tone>> = {
  PROPOSED: 'none',
  APPROVED: 'none',
  NOTIFIED: 'ok',
  IN_SESSION: 'live',
  ADJOURNED: 'near',
  MINUTES_ISSUED: 'done',
};

/** The tone of a meeting's state. */
export const toneOfMeeting = (state: string): Tone => TONES[state] ?? 'none';

/** When a meeting begins: 11月24日 周二 09:30. */
export const startOf = (startsAt: string, language: Language, today: Date): string => {
  const start = new Date(startsAt);
  return `${formatDayLong(dayOf(start), language, today)} ${formatTime(start, language)}`;
};
