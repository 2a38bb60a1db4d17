import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { globalId } from '../../server/schema/ids.ts';
import { openApp, PASSWORD, type TestApp } from '../support/app.ts';
import { until } from './support/client.ts';
import { type Follower, follow, meetings } from './support/room.ts';

let app: TestApp;
let play: ReturnType<typeof meetings>;
beforeAll(async () => {
  app = await openApp({ streamLimits: { heartbeat: 300 } });
  play = meetings(app);
});
afterAll(() => app.close());

const asScreen = (token: string, variables: Record<string, unknown> = {}) =>
  follow(app, { screen: token }, variables);
const asPerson = async (who: string, id: string, headers: Record<string, string> = {}) =>
  follow(
    app,
    { authorization: `Bearer ${await app.token(who)}` },
    { id: play.globalId(id) },
    headers,
  );
const seen = (follower: Follower) =>
  until(() => follower.room() !== null, `a room: ${JSON.stringify(follower.errors())}`);

describe('P-04 what a screen gets', () => {
  test('P-04 no phone, no unshown draft, no remark, nothing of a closed item, in any frame, even for an administrator’s browser', async () => {
    const id = await play.opened([
      { title: '公开议题' },
      { title: '密议题金丝雀', isClosed: true },
    ]);
    const { token } = await play.screen(id);
    const signIn = await fetch(`${app.url}/auth/sign-in/username`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'office', password: PASSWORD }),
    });
    const cookie = signIn.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    const screen = await asScreen(token);
    const signedIn = await follow(app, { screen: token }, {}, { cookie });
    const member = await asPerson('finance', id);
    const office = await asPerson('office', id);
    await Promise.all([screen, signedIn, member, office].map(seen));
    await play.start(id, '公开议题');
    const shown = await play.draft(id, '公开议题', '公开的决定');
    await play.draft(id, '公开议题', '未公开草稿金丝雀', { isShown: false });
    const remark = await play.draft(id, '公开议题', '批示金丝雀', { source: 'REMARK' });
    await until(() => screen.room()?.draft?.text.zh === '公开的决定', 'the draft on the screen');
    await app.act('office', 'readBackDecision', shown);
    await app.act('office', 'putDecisionInForce', shown);
    await app.act('office', 'readBackDecision', remark);
    await app.act('office', 'putDecisionInForce', remark);
    await until(() => screen.room()?.decisions.length === 1, 'the decision on the screen');
    const state = async (title: string, zh: string) =>
      app.act(
        'office',
        'stateView',
        await play.item(id, title),
        { text: { zh } },
        {
          onBehalf: {
            post: null,
            unitId: app.district.unit('finance'),
            evidence: { kind: 'MEETING', reference: '会上发言' },
          },
        },
      );
    await state('公开议题', '请致电 139 1234 8888 或 010-69541234');
    await state('密议题金丝雀', '意见金丝雀');
    await play.start(id, '密议题金丝雀');
    const closed = await play.draft(id, '密议题金丝雀', '密议决定金丝雀');
    await app.act('office', 'readBackDecision', closed);
    await app.act('office', 'putDecisionInForce', closed);
    await play.start(id, '公开议题');
    const started = () => member.frames().filter(({ event }) => event?.action === 'startItem');
    await until(() => started().length === 3, 'the last item for a member');
    const end = BigInt(started().at(-1)?.cursor ?? 0);
    await until(() =>
      [screen, signedIn, office].every((one) => BigInt(one.frames().at(-1)?.cursor ?? 0) >= end),
    );
    for (const one of [screen, signedIn]) {
      expect(one.frames().some(({ room }) => room?.isBlank)).toBe(true);
      expect(one.room()).toMatchObject({ isBlank: false });
    }
    const late = await asScreen(token);
    await seen(late);
    for (const one of [screen, signedIn, late]) {
      const text = one.texts.join('\n');
      expect(text).not.toMatch(/138 ?0000 ?5678|138\*{4}5678/);
      expect(text).not.toMatch(/139 1234 8888|69541234/);
      expect(text).toContain('请致电 139****8888 或 010****1234');
      expect(text).not.toContain('金丝雀');
      expect(text).toContain('公开的决定');
      for (const frame of one.frames())
        expect(frame).toMatchObject({ event: null, meeting: null, screenRoom: null, presence: [] });
    }
    expect(screen.room()?.decisions.map(({ itemId }) => itemId)).toEqual([
      globalId('AgendaItem', await play.item(id, '公开议题')),
    ]);
    // The office sees beside its own room what the screens have, and nobody else does.
    const small = office.frames().map(({ screenRoom }) => screenRoom);
    expect(small.at(-1)).toEqual(screen.room());
    expect(small.some((room) => room?.isBlank)).toBe(true);
    expect(JSON.stringify(small)).not.toMatch(/金丝雀|139 1234 8888|69541234/);
    expect(member.frames().every(({ screenRoom }) => screenRoom === null)).toBe(true);
    // The same scan finds what a member of the meeting is told.
    expect(member.texts.join('\n')).toContain('密议题金丝雀');
    expect(member.texts.join('\n')).toContain('请致电 139 1234 8888 或 010-69541234');
    expect(member.texts.join('\n')).not.toContain('未公开草稿金丝雀');
    for (const one of [screen, signedIn, member, office, late]) one.kill();
  });

  test('P-04 a draft is for those who take part: who reads what is settled hears of it once it is in force', async () => {
    const id = await play.opened([{ title: '甲' }], ['finance']);
    const [finance, ...readers] = await Promise.all(
      ['finance', 'analyst', 'supervision'].map((who) => asPerson(who, id)),
    );
    const all = [finance, ...readers].flatMap((one) => one ?? []);
    await Promise.all(all.map(seen));
    await play.start(id, '甲');
    const draft = await play.draft(id, '甲', '未定金丝雀');
    await until(() => finance?.room()?.draft?.text.zh === '未定金丝雀', 'the draft for a member');
    await app.act('office', 'readBackDecision', draft);
    await until(() => finance?.frames().at(-1)?.event?.action === 'readBackDecision');
    const query = '{ events(first: 1000) { nodes { action changes } } }';
    for (const who of ['analyst', 'supervision']) {
      const late = await asPerson(who, id);
      await seen(late);
      const { data } = await app.ask(who, query);
      expect(data?.['events']).not.toBeNull();
      expect(`${late.texts.join('\n')}${JSON.stringify(data)}`).not.toContain('未定金丝雀');
      late.kill();
    }
    for (const one of readers) {
      expect(one.texts.join('\n')).not.toContain('未定金丝雀');
      expect(one.texts.join('\n')).not.toMatch(/draftDecision|readBackDecision/);
    }
    await app.act('office', 'putDecisionInForce', draft);
    await until(
      () => readers.every((one) => one.room()?.decisions[0]?.text.zh === '未定金丝雀'),
      'the decision in force',
    );
    for (const one of all) one.kill();
  });

  test('P-04 a closed item blanks every screen at once, and so does the office; what is held stays', async () => {
    const id = await play.opened([
      { title: '甲' },
      { title: '乙', isClosed: true },
      { title: '丙' },
    ]);
    const screens = await Promise.all(
      ['主屏', '副屏'].map(async (name) => asScreen((await play.screen(id, name)).token)),
    );
    await Promise.all(screens.map(seen));
    const all = (holds: (room: NonNullable<ReturnType<Follower['room']>>) => boolean) =>
      until(() => screens.every((one) => holds(one.room() as never)), 'all screens', 2_000);
    await play.start(id, '甲');
    await all(({ current }) => current?.item.title?.zh === '甲');
    await play.start(id, '乙');
    await all(({ isBlank }) => isBlank);
    for (const one of screens)
      expect(one.room()).toMatchObject({ items: [], current: null, decisions: [], attendance: [] });
    await play.start(id, '丙');
    await all(({ isBlank, current }) => !isBlank && current?.item.title?.zh === '丙');
    expect(screens[0]?.room()?.items.map(({ title }) => title?.zh ?? null)).toEqual([
      '甲',
      null,
      '丙',
    ]);
    await app.act('office', 'setScreens', id, { mode: 'HOLD' });
    await play.start(id, '甲');
    await all(({ screenMode }) => screenMode === 'HOLD');
    await all(({ current }) => current?.item.title?.zh === '丙');
    await play.start(id, '乙');
    await all(({ isBlank }) => isBlank);
    await play.start(id, '甲');
    await app.act('office', 'setScreens', id, { mode: 'BLANK' });
    await all(({ isBlank, screenMode }) => isBlank && screenMode === 'BLANK');
    await app.act('office', 'setScreens', id, { mode: 'FOLLOW' });
    await all(({ isBlank, current }) => !isBlank && current?.item.title?.zh === '甲');
    for (const one of screens) one.kill();
  });

  test('P-04 before the opening a screen waits with the agenda; who joins late has everything in the first frame', async () => {
    const id = await play.notified([{ title: '甲' }, { title: '乙' }]);
    const { token } = await play.screen(id);
    const early = await asScreen(token);
    await seen(early);
    expect(early.frames()[0]).toMatchObject({
      kind: 'CHECKPOINT',
      room: { state: 'NOTIFIED', isBlank: false, current: null, next: { title: { zh: '甲' } } },
    });
    const first = early.frames()[0]?.cursor ?? '';
    await app.act('office', 'openMeeting', id);
    const [invitation] = await app.store.database.invitation.findMany({ where: { meetingId: id } });
    await app.act('office', 'setPresence', id, {
      invitation: invitation?.id,
      presence: 'PRESENT',
    });
    await play.start(id, '甲');
    await play.draft(id, '甲', '正在写的决定');
    await until(() => early.room()?.draft !== null && early.room()?.presentCount === 1);
    const late = await asScreen(token);
    await seen(late);
    expect(late.frames()[0]?.kind).toBe('CHECKPOINT');
    expect(late.frames()[0]?.room).toEqual(early.room());
    const resumed = await asScreen(token, { after: first });
    await until(
      () => resumed.frames().at(-1)?.kind === 'CHECKPOINT' && resumed.frames().length > 4,
    );
    expect(resumed.room()).toEqual(early.room());
    for (const one of [early, late, resumed]) one.kill();
  });
});

describe('U-08 the timer', () => {
  test('U-08 runs by the server’s time: exact after a reload and after another clerk has taken over', async () => {
    const id = await play.opened([{ title: '甲' }]);
    const { token } = await play.screen(id);
    const start = new Date('2026-11-26T01:30:00Z');
    const at = (seconds: number) => app.clock.set(new Date(start.getTime() + seconds * 1_000));
    const before = app.clock.now();
    at(0);
    await play.start(id, '甲');
    const used = async (): Promise<number> => {
      const screen = await asScreen(token);
      await seen(screen);
      const { headAt, room } = screen.frames().at(-1) ?? {};
      screen.kill();
      const { usedSeconds = 0, runningSince = null } = room?.current?.item ?? {};
      const running = runningSince ? Date.parse(headAt ?? '') - Date.parse(runningSince) : 0;
      return usedSeconds + running / 1_000;
    };
    at(564);
    expect(await used()).toBe(564);
    const item = await play.item(id, '甲');
    await expect(app.act('office2', 'pauseTimer', item)).rejects.toMatchObject({
      facts: { reason: 'NOT_IN_CONTROL' },
    });
    await app.act('office2', 'takeControl', id);
    expect(await used()).toBe(564);
    at(600);
    await app.act('office2', 'pauseTimer', item);
    at(900);
    expect(await used()).toBe(600);
    await app.act('office2', 'resumeTimer', item);
    await app.act('office2', 'extendTimer', item, { minutes: 5 });
    at(930);
    expect(await used()).toBe(630);
    await app.act('office2', 'adjournMeeting', id);
    at(5_000);
    expect(await used()).toBe(630);
    app.clock.set(before);
  });
});

describe('U-07 who has the meeting open', () => {
  test('U-07 people and screens are told to those who see the meeting, and forgotten soon', async () => {
    const id = await play.opened([{ title: '甲' }], ['finance', 'planning']);
    const screen = await asScreen((await play.screen(id, '主屏')).token);
    const office = await asPerson('office', id);
    const finance = await asPerson('finance', id);
    const present = () =>
      office
        .frames()
        .at(-1)
        ?.presence.map(({ kind, person, unit, name }) => [
          kind,
          person?.code ?? name?.zh,
          unit?.code ?? null,
        ])
        .toSorted();
    await until(() => present()?.length === 3, 'all three');
    expect(present()).toEqual([
      ['PERSON', 'finance', 'finance'],
      ['PERSON', 'office', 'office'],
      ['SCREEN', '主屏', null],
    ]);
    const query = `query ($id: ID!) { meeting(id: $id) { screens { name { zh } isOnline path } } }`;
    const screens = await app.ask('office', query, { id: play.globalId(id) });
    expect(screens.data?.['meeting']).toMatchObject({
      screens: [
        { name: { zh: '主屏' }, isOnline: true, path: expect.stringMatching(/^\/screen#/) },
      ],
    });
    const units = await app.ask('finance', query, { id: play.globalId(id) });
    expect(units.data?.['meeting']).toMatchObject({ screens: [] });
    finance.kill();
    screen.kill();
    await app.store.database.$executeRaw`
      update "Presence" set "seenAt" = now() - interval '16 seconds'
        where "who" <> ${`person:${app.district.person('office')}`}`;
    await until(() => present()?.length === 1, 'them to be forgotten');
    office.kill();
  });

  test('U-07 a clerk who writes on an item is told with it, until the pen is put down', async () => {
    const id = await play.opened([{ title: '甲' }, { title: '乙' }]);
    const office = await asPerson('office', id);
    const other = await asPerson('office2', id);
    await Promise.all([office, other].map(seen));
    const item = globalId('AgendaItem', await play.item(id, '乙'));
    const headers = { authorization: `Bearer ${await app.token('office2')}` };
    const pen = await follow(app, headers, { id: play.globalId(id), writing: item });
    await seen(pen);
    const writing = () =>
      Object.fromEntries(
        office
          .frames()
          .at(-1)
          ?.presence.map(({ person, itemId }) => [person?.code, itemId]) ?? [],
      );
    await until(() => writing()['office2'] === item, 'the item that is written on');
    expect(writing()['office']).toBeNull();
    pen.kill();
    await until(() => writing()['office2'] === null, 'the pen to be put down');
    const elsewhere = globalId(
      'AgendaItem',
      await play.item(await play.opened([{ title: '丙' }]), '丙'),
    );
    const refused = [
      await follow(app, headers, { id: play.globalId(id), writing: elsewhere }),
      await follow(
        app,
        { authorization: `Bearer ${await app.token('finance')}` },
        { id: play.globalId(id), writing: item },
      ),
    ];
    await until(() => refused.every((one) => one.errors() !== null));
    for (const one of refused) expect(JSON.stringify(one.errors())).toContain('BAD_USER_INPUT');
    for (const one of [office, other, ...refused]) one.kill();
  });

  test('U-07 a unit that was not invited follows nothing and is not counted', async () => {
    const id = await play.opened([{ title: '甲' }], ['finance']);
    const stranger = await asPerson('commerce', id);
    await until(() => stranger.errors() !== null);
    expect(JSON.stringify(stranger.errors())).toContain('BAD_USER_INPUT');
    expect(stranger.frames()).toEqual([]);
    stranger.kill();
  });
});

test('one event of a meeting is read once for fifteen groups, and told to all', async () => {
  const units = [
    'finance',
    'planning',
    'land',
    'commerce',
    'investment',
    'songzhuang',
    'xiji',
    'parks',
    'supervision',
  ] as const;
  const id = await play.opened([{ title: '甲' }], units);
  const { token } = await play.screen(id);
  const english = { 'accept-language': 'en' };
  const followers = await Promise.all([
    asScreen(token),
    ...[...units, 'office', 'chair', 'analyst'].map((who) => asPerson(who, id)),
    ...['office', 'chair'].map((who) => asPerson(who, id, english)),
  ]);
  await Promise.all(followers.map(seen));
  expect(app.hub.stats().groups).toBeGreaterThanOrEqual(15);
  const { reads } = app.rooms.stats();
  await play.start(id, '甲');
  await until(() => followers.every((one) => one.room()?.current !== null), 'all of them');
  expect(app.rooms.stats().reads - reads).toBeLessThanOrEqual(2);
  expect(app.rooms.stats().reads - reads).toBeGreaterThan(0);
  for (const one of followers) one.kill();
});
