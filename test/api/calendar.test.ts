// Meetings in a calendar program: a secret address per person, the meetings of their units, moved and
// called off by SEQUENCE and STATUS, in Shanghai's time.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openApp, PASSWORD, type TestApp } from '../support/app.ts';
import { meetings } from '../support/meetings.ts';

type Property = { readonly name: string; readonly parameters: string; readonly value: string };

/** Reads a calendar as RFC 5545 orders: lines are unfolded, then name, parameters and value. */
const parse = (text: string): { head: Property[]; events: Map<string, Property>[] } => {
  expect(text.endsWith('END:VCALENDAR') || text.endsWith('END:VCALENDAR\r\n')).toBe(true);
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  const lines = text
    .replaceAll('\r\n ', '')
    .split('\r\n')
    .filter((line) => line !== '')
    .map((line): Property => {
      const [, name = '', parameters = '', value = ''] =
        line.match(/^([A-Z-]+)((?:;[^:]*)?):(.*)$/s) ?? [];
      expect(name, line).not.toBe('');
      return { name, parameters, value };
    });
  const events: Map<string, Property>[] = [];
  const head: Property[] = [];
  let inside: Map<string, Property> | null = null;
  for (const one of lines) {
    if (one.name === 'BEGIN' && one.value === 'VEVENT') inside = new Map();
    else if (one.name === 'END' && one.value === 'VEVENT' && inside) {
      events.push(inside);
      inside = null;
    } else (inside ?? { set: (_: string, row: Property) => head.push(row) }).set(one.name, one);
  }
  return { head, events };
};

describe('the calendar feed', () => {
  const opened: { app?: TestApp } = {};
  beforeAll(async () => {
    opened.app = await openApp();
  }, 60_000);
  afterAll(() => opened.app?.close());
  const app = (): TestApp => {
    if (!opened.app) throw new Error('no app');
    return opened.app;
  };
  const pathOf = (who: string): string => app().access.calendarPath(app().district.person(who));
  const feed = async (who: string) => {
    const answer = await fetch(`${app().url}${pathOf(who)}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const text = await answer.text();
    return { text, ...parse(text) };
  };
  const eventOf = async (who: string, meeting: string) =>
    (await feed(who)).events.find((event) => event.get('UID')?.value === `${meeting}@lianxi`);
  const start = async (meeting: string) =>
    app().store.database.meeting.findUniqueOrThrow({ where: { id: meeting } });
  /** A moment as Shanghai's clocks show it. */
  const local = (moment: Date): string =>
    new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'Asia/Shanghai',
      dateStyle: 'short',
      timeStyle: 'medium',
    })
      .format(moment)
      .replaceAll(/[-:]/g, '')
      .replace(' ', 'T');

  test('a meeting of one’s units stands there from the notice on, with agenda, place and zone', async () => {
    const topic = '供电方案，𠮷与😀；很长的议题'.repeat(4);
    const meeting = await meetings(app()).notified([topic, '征地']);
    const { startsAt, number } = await start(meeting);
    const { head, text } = await feed('finance');
    const event = await eventOf('finance', meeting);
    expect(event?.get('DTSTART')).toEqual({
      name: 'DTSTART',
      parameters: ';TZID=Asia/Shanghai',
      value: local(startsAt),
    });
    expect(event?.get('DTEND')?.value).toBe(local(new Date(startsAt.getTime() + 40 * 60_000)));
    expect(event?.get('DTSTAMP')?.value).toMatch(/^\d{8}T\d{6}Z$/);
    expect(event?.get('SUMMARY')?.value).toBe('第五次联席会议');
    expect(event?.get('LOCATION')?.value).toBe('第一会议室');
    expect(event?.get('DESCRIPTION')?.value).toContain(`1. ${topic}\\n2. 征地`);
    expect(event?.get('URL')?.value).toBe(`http://127.0.0.1/meetings/${number}`);
    expect(event?.get('STATUS')?.value).toBe('CONFIRMED');
    expect(event?.get('SEQUENCE')?.value).toBe('0');
    expect(head).toEqual(
      expect.arrayContaining([
        { name: 'TZID', parameters: '', value: 'Asia/Shanghai' },
        { name: 'TZOFFSETTO', parameters: '', value: '+0800' },
      ]),
    );
    expect(text).not.toMatch(/138[ -]?0000/);
  });

  test('moved and called off: the same UID, a higher SEQUENCE, another time, then CANCELLED', async () => {
    const meeting = await meetings(app()).notified();
    const before = await eventOf('land', meeting);
    const startsAt = new Date((await start(meeting)).startsAt.getTime() + 5 * 86_400_000);
    app().clock.set(new Date(app().clock.now().getTime() + 60_000));
    const reason = { zh: '场地冲突' };
    await app().act('office', 'postponeMeeting', meeting, { startsAt, reason });
    const moved = await eventOf('land', meeting);
    expect(moved?.get('UID')).toEqual(before?.get('UID'));
    expect(moved?.get('DTSTART')?.value).toBe(local(startsAt));
    expect(moved?.get('SEQUENCE')?.value).toBe('1');
    expect(
      String(moved?.get('LAST-MODIFIED')?.value) > String(before?.get('LAST-MODIFIED')?.value),
    ).toBe(true);
    app().clock.set(new Date(app().clock.now().getTime() + 60_000));
    await app().act('office', 'addItem', null, {
      meeting,
      kind: 'TOPIC',
      title: { zh: '临时议题' },
      plannedMinutes: 20,
    });
    const longer = await eventOf('land', meeting);
    expect(longer?.get('DTEND')?.value).toBe(local(new Date(startsAt.getTime() + 40 * 60_000)));
    expect(longer?.get('SEQUENCE')?.value).toBe('2');
    expect(
      String(longer?.get('LAST-MODIFIED')?.value) > String(moved?.get('LAST-MODIFIED')?.value),
    ).toBe(true);
    await app().act('executive', 'cancelMeeting', meeting, { reason });
    const cancelled = await eventOf('land', meeting);
    expect(cancelled?.get('STATUS')?.value).toBe('CANCELLED');
    expect(cancelled?.get('SEQUENCE')?.value).toBe('3');
  });

  test('only those invited, the chair who presides, and the office', async () => {
    const meeting = await meetings(app()).notified();
    const sees = async (who: string) => (await eventOf(who, meeting)) !== undefined;
    for (const who of ['finance', 'finance.head', 'planning', 'chair', 'office'])
      expect([who, await sees(who)]).toEqual([who, true]);
    for (const who of ['commerce', 'executive', 'xinghe', 'admin', 'supervision'])
      expect([who, await sees(who)]).toEqual([who, false]);
  });

  test('a meeting that is only proposed is in no calendar', async () => {
    const { id } = await app().act('office', 'proposeMeeting', null, {
      kind: 'COORDINATION',
      title: { zh: '协调会' },
      place: { zh: '会议室' },
      startsAt: new Date(app().clock.now().getTime() + 86_400_000),
      presidingPost: 'EXECUTIVE_CHAIR',
      invited: [app().district.unit('finance')],
    });
    for (const who of ['finance', 'office', 'executive'])
      expect(await eventOf(who, id)).toBeUndefined();
  });

  test('an address that is not ours, and that of a closed account, is not there', async () => {
    const own = pathOf('planning');
    const other = own.replace(/.\.ics$/, (end) => (end.startsWith('A') ? 'B.ics' : 'A.ics'));
    const plain = `/calendar/${app().district.person('planning')}.ics`;
    for (const path of [other, plain, '/calendar/.ics', own.replace('.ics', ''), `${own}x`])
      expect([path, (await fetch(`${app().url}${path}`)).status]).toEqual([path, 404]);
    expect((await fetch(`${app().url}${own}`)).status).toBe(200);
    await app().access.disableAccount(
      app().district.person('planning'),
      app().district.person('admin'),
    );
    expect((await fetch(`${app().url}${own}`)).status).toBe(404);
  });

  test('the viewer is told the address, a program with a token is not', async () => {
    const query = '{ viewer { calendarPath } }';
    const signIn = await fetch(`${app().url}/auth/sign-in/username`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'land', password: PASSWORD }),
    });
    const cookie = signIn.headers.getSetCookie().map((line) => line.split(';')[0]);
    const { data } = await app().ask(null, query, {}, { cookie: cookie.join('; ') });
    expect(data).toEqual({ viewer: { calendarPath: pathOf('land') } });
    expect((await app().ask('land', query)).data).toEqual({ viewer: { calendarPath: null } });
  });
});
