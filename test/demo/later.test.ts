// The recorded month is played on whatever day somebody starts it: days do not pass as they were
// recorded, and what the demo had ahead of it has gone by.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { apiAt } from '../../prisma/demo/api.ts';
import { DEMO_NOW } from '../../prisma/demo/clock.ts';
import { type Played, playMonth } from '../../prisma/demo/play.ts';
import { dayAt } from '../../server/kernel/calendar.ts';
import { openStage, type Stage } from './stage.ts';

const DAYS = 6;

const held = {} as { stage: Stage };

beforeAll(async () => {
  held.stage = await openStage();
  await held.stage.passTo(new Date(DEMO_NOW.getTime() + DAYS * 86_400_000));
}, 300_000);

afterAll(() => held.stage?.close());

test('days later the month is played in one go, and none of it refused', async () => {
  const { stage } = held;
  const played: Played[] = [];
  const missed: string[] = [];
  await playMonth({
    api: apiAt(stage.url),
    pace: () => Promise.resolve(),
    today: () => dayAt(stage.clock.now()),
    now: stage.clock.now,
    shift: DAYS,
    daysPass: false,
    played: (one) => played.push(one),
    missed: (step, why) => missed.push(`${step.no} ${step.does}: ${why}`),
  });
  const refused = played.flatMap(({ step, refusal }) =>
    refusal === null ? [] : [`${step.no} ${step.does} ${step.on}: ${refusal}`],
  );
  expect([...refused, ...missed]).toEqual([]);
  expect(played.map(({ deed }) => deed.action)).toEqual(
    expect.arrayContaining(['postponeMeeting', 'closeMeeting', 'issueMinutes']),
  );
}, 120_000);
