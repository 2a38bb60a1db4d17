import ical, {
  ICalCalendarMethod,
  ICalEventStatus,
  type ICalLuxonDateTimeStub,
} from 'ical-generator';
import { inLanguage } from '../kernel/text.ts';

/** A meeting as far as a calendar shows it. */
export type FeedMeeting = {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly title: unknown;
  readonly place: unknown;
  readonly startsAt: Date;
  /** Of all that is on its agenda. */
  readonly minutes: number;
  readonly agenda: readonly unknown[];
  /** How often it was changed since the notice: a calendar takes the highest. */
  readonly sequence: number;
  readonly changedAt: Date;
};

const ZONE = 'Asia/Shanghai';
const OFFSET = 8 * 3_600_000;

/** Shanghai has kept UTC+8 without summer time since 1991. */
const zoneComponent = (): string =>
  [
    'BEGIN:VTIMEZONE',
    `TZID:${ZONE}`,
    'BEGIN:STANDARD',
    'DTSTART:19911001T000000',
    'TZOFFSETFROM:+0800',
    'TZOFFSETTO:+0800',
    'TZNAME:CST',
    'END:STANDARD',
    'END:VTIMEZONE',
  ].join('\r\n');

/** A moment that writes itself in Shanghai's time or in UTC, whatever zone the server is in. */
const moment = (at: Date, offset = 0): ICalLuxonDateTimeStub => {
  const shown = new Date(at.getTime() + offset).toISOString().replace(/[-:]/g, '');
  return {
    setZone: (zone?: string) => moment(at, zone === ZONE ? OFFSET : 0),
    toFormat: (form: string) => (form === 'yyyyLLdd' ? shown.slice(0, 8) : shown.slice(9, 15)),
    toJSDate: () => at,
    toJSON: () => at.toISOString(),
    isValid: true,
    zone: { type: 'fixed' },
  } as ICalLuxonDateTimeStub;
};

/** What an agenda without minutes is taken for. */
const USUAL_MINUTES = 60;

/** The calendar of one person: updates by the same UID and a higher SEQUENCE, a cancelled meeting as such. */
export const feedOf = (
  meetings: readonly FeedMeeting[],
  options: { readonly name: string; readonly origin: string },
): string => {
  const calendar = ical({
    name: options.name,
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'Lianxi', product: 'Meetings', language: 'ZH' },
    timezone: { name: null, generator: zoneComponent },
    ttl: 900,
    x: { 'X-WR-TIMEZONE': ZONE },
  });
  for (const meeting of meetings) {
    const { id, number, title, place, startsAt, minutes, agenda, sequence, changedAt } = meeting;
    const length = (minutes > 0 ? minutes : USUAL_MINUTES) * 60_000;
    calendar.createEvent({
      id: `${id}@lianxi`,
      sequence,
      stamp: moment(changedAt),
      lastModified: moment(changedAt),
      start: moment(startsAt),
      end: moment(new Date(startsAt.getTime() + length)),
      timezone: ZONE,
      summary: inLanguage(title, 'zh'),
      location: inLanguage(place, 'zh'),
      description: agenda.map((one, index) => `${index + 1}. ${inLanguage(one, 'zh')}`).join('\n'),
      url: `${options.origin}/meetings/${number}`,
      status: meeting.state === 'CANCELLED' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  }
  return calendar.toString();
};
