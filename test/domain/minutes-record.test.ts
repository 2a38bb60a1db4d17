// Draft minutes tell what is on record until they are signed (4.4): what is struck or held against a
// decision after the meeting, who presided when, and of a remark only that it was made.
import { describe, expect, test } from 'vitest';
import { perform } from '../../server/actions/perform.ts';
import { type Paragraph, paragraphsOf } from '../../server/minutes/subject.ts';
import { decisionOf } from './decision-look.ts';
import { tried } from './judge.ts';
import { decide, holdMeeting, itemsOf, makeMeeting, task } from './minutes-make.ts';
import { useWorld } from './use-world.ts';
import { text, type World } from './world.ts';

describe('draft minutes and the record', () => {
  const { opened } = useWorld();
  const paragraphs = async (world: World, id: string): Promise<Paragraph[]> =>
    paragraphsOf(await world.database.minutes.findUniqueOrThrow({ where: { id } }));
  const keysOf = async (world: World, id: string) =>
    (await paragraphs(world, id)).map((one) => one.id);
  const zhOf = (all: readonly Paragraph[], key: string) =>
    all.find(({ id }) => id === key)?.text.zh;

  test('struck after the meeting, a decision goes from the draft, edited or not; other edits stay', async () => {
    const world = opened();
    const { minutes, power } = await holdMeeting(world);
    await world.act('office', 'editMinutes', minutes, {
      paragraphs: [
        { key: 'decision-1', text: text('决定1：改过。') },
        { key: 'decision-3', text: text('决定3：改过。') },
      ],
    });
    const { version } = await world.database.minutes.findUniqueOrThrow({ where: { id: minutes } });
    await world.act('office', 'strikeDecision', power, { reason: text('误记') });
    const own = await paragraphs(world, minutes);
    expect(own.map(({ id }) => id)).not.toContain('decision-1');
    expect(own.map(({ id }) => id)).not.toContain('dissent-1-1');
    expect(zhOf(own, 'decision-3')).toBe('决定3：改过。');
    // Who has read the draft as it was does not sign it as it is.
    const sign = perform(world.engine, world.asker('chair'), {
      action: 'signMinutes',
      id: minutes,
      expectedVersion: version,
    });
    expect(await tried(sign)).toEqual({ outcome: 'CONFLICT' });
    await world.act('chair', 'signMinutes', minutes);
  });

  test('a dissent recorded after the meeting is told too', async () => {
    const world = opened();
    const { minutes, assigned } = await holdMeeting(world);
    expect(await keysOf(world, minutes)).not.toContain('dissent-3-1');
    await world.act('land', 'recordDissent', assigned, { text: text('图纸未到') });
    expect(zhOf(await paragraphs(world, minutes), 'dissent-3-1')).toContain('图纸未到');
  });

  /** Somebody stands in for the chair until tomorrow. */
  const actingChair = async (world: World, code: string): Promise<string> => {
    const input = {
      post: 'CHAIR',
      unit: world.unit('government'),
      from: world.today(),
      to: world.inDays(1),
      acting: true,
    };
    const id = world.person(code);
    await perform(world.engine, 'SYSTEM', { action: 'appointPerson', id, input });
    return id;
  };
  const signAs = (world: World, code: string, minutes: string) =>
    world.versionOf('signMinutes', minutes).then((expectedVersion) => {
      const viewer = world.asker(code);
      if (viewer === 'SYSTEM') throw new Error('nobody');
      return tried(
        perform(
          world.engine,
          { ...viewer, posts: ['CHAIR'] },
          { action: 'signMinutes', id: minutes, expectedVersion },
        ),
      );
    });

  test('each decision names who presided, where that is not who presided in the end', async () => {
    const world = opened();
    const deputy = await actingChair(world, 'finance.head');
    const topic = { kind: 'TOPIC', title: text('供电方案'), plannedMinutes: 10 };
    const meeting = await makeMeeting(world, [topic]);
    const { act } = world;
    await act('office', 'openMeeting', meeting, { presider: deputy });
    const [item = ''] = await itemsOf(world, meeting);
    await act('office', 'startItem', item);
    const remark = await decide(world, item, { ...task(world, '抓紧'), source: 'REMARK' });
    const first = await decide(world, item, task(world, '先定一项'));
    await act('office', 'adjournMeeting', meeting);
    await act('office', 'openMeeting', meeting, { presider: world.person('chair') });
    await decide(world, item, task(world, '再定一项'));
    await act('office', 'closeMeeting', meeting);
    expect((await decisionOf(world, first)).deciderId).toBe(deputy);
    const { id: minutes } = await world.database.minutes.findFirstOrThrow({
      where: { meetingId: meeting },
    });
    const own = await paragraphs(world, minutes);
    expect(zhOf(own, 'opening')).toContain('联席会议主席chair在');
    // Of a remark only that it was made, by whom; what it says is for its units.
    const told = own.find(({ id }) => id === 'decision-1');
    expect(told).toMatchObject({
      kind: 'REMARK',
      text: {
        zh: '联席会议主席finance.head作出批示（编号1），另行印发有关单位。',
        en: 'the chair finance.head made remark no. 1, issued separately to the units it names.',
      },
      told: { action: 'putDecisionInForce', id: remark },
    });
    expect(JSON.stringify(own)).not.toContain('抓紧');
    expect(zhOf(own, 'decision-2')).toContain('主持：联席会议主席finance.head；');
    expect(zhOf(own, 'decision-3')).not.toContain('主持');
    // Whoever presided in the end signs, not who holds the post beside.
    expect(await signAs(world, 'finance.head', minutes)).toMatchObject({
      outcome: 'FORBIDDEN',
      reason: 'ANOTHER_PRESIDED',
      clause: '4.4',
    });
    expect(await signAs(world, 'chair', minutes)).toEqual({ outcome: 'allowed' });
  });

  test('once the post is no longer theirs, whoever holds it signs', async () => {
    const world = opened();
    const deputy = await actingChair(world, 'planning.head');
    const topic = { kind: 'TOPIC', title: text('供电方案'), plannedMinutes: 10 };
    const meeting = await makeMeeting(world, [topic]);
    await world.act('office', 'openMeeting', meeting, { presider: deputy });
    await world.act('office', 'closeMeeting', meeting);
    const { id: minutes } = await world.database.minutes.findFirstOrThrow({
      where: { meetingId: meeting },
    });
    for (const action of ['signMinutes', 'returnMinutes'])
      expect(
        await tried(
          world.act(
            'chair',
            action,
            minutes,
            action === 'signMinutes' ? {} : { reason: text('改') },
          ),
        ),
        action,
      ).toMatchObject({ outcome: 'FORBIDDEN', reason: 'ANOTHER_PRESIDED' });
    world.goTo(world.inDays(2));
    await world.act('chair', 'signMinutes', minutes);
  });
});
