// `npm run demo:play`: plays the demo's recorded month into a running server, through its public
// API and as the people who did it, while boards watch. The month is moved so that it starts today;
// dates that may not lie ahead are today's, and where somebody's silence would have had to pass, the
// owner unit agrees instead.
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { apiAt } from '../prisma/demo/api.ts';
import type { DemoStep } from '../prisma/demo/data.ts';
import { type Played, playMonth } from '../prisma/demo/play.ts';
import { dayAt, daysBetween, systemClock } from '../server/kernel/calendar.ts';

const USAGE = `npm run demo:play -- [--url http://127.0.0.1:4000] [--speed 600|max]
  --url    a running server with the demo district
  --speed  how many times faster than it happened; nights and weekends are cut to an hour; max: without waiting`;

/** The month was recorded from this day on. */
const RECORDED_FROM = '2026-11-24';

/** Longer pauses of the record are cut to this, in milliseconds. */
const LONGEST_PAUSE = 3_600_000;

const options = () => {
  try {
    const { values } = parseArgs({
      options: {
        url: { type: 'string', default: 'http://127.0.0.1:4000' },
        speed: { type: 'string', default: '600' },
      },
    });
    const speed = values.speed === 'max' ? Number.POSITIVE_INFINITY : Number(values.speed);
    return speed > 0 ? { url: values.url.replace(/\/$/, ''), speed } : null;
  } catch {
    return null;
  }
};

const paceBy = (speed: number) => {
  const last = { at: null as number | null };
  return async ({ at }: DemoStep): Promise<void> => {
    const moment = Date.parse(at);
    const pause = Math.min(moment - (last.at ?? moment), LONGEST_PAUSE);
    last.at = moment;
    if (pause > 0 && Number.isFinite(speed)) await wait(pause / speed);
  };
};

const timeOf = ({ at }: DemoStep): string => at.slice(5, 16).replace('T', ' ');

const say = ({ step, deed, action, refusal }: Played): void => {
  const what = action.noun.words.actions[action.name]?.zh ?? action.name;
  const told = refusal === null ? '' : `  ✗ ${refusal}`;
  process.stdout.write(
    `${timeOf(step)}  ${String(deed.as).padEnd(24)} ${what}  ${[step.on].flat().join(' ')}${told}\n`,
  );
};

const assertServed = async (url: string): Promise<void> => {
  const isReady = await fetch(`${url}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  );
  if (!isReady)
    throw new Error(
      `${url} 没有响应；请先运行 npm start。 Nothing answers at ${url}: run npm start first.`,
    );
};

const start = async (): Promise<void> => {
  const chosen = options();
  if (!chosen) {
    process.stderr.write(`${USAGE}\n`);
    process.exitCode = 1;
    return;
  }
  await assertServed(chosen.url);
  const today = () => dayAt(systemClock.now());
  const count = { done: 0, refused: 0 };
  await playMonth({
    api: apiAt(chosen.url),
    pace: paceBy(chosen.speed),
    today,
    now: systemClock.now,
    shift: Math.max(0, daysBetween(RECORDED_FROM, today())),
    daysPass: false,
    played: (played) => {
      count[played.refusal === null ? 'done' : 'refused'] += 1;
      say(played);
    },
    missed: (step, why) => {
      count.refused += 1;
      process.stdout.write(`${timeOf(step)}  ${String(step.on)} ${step.does}  ✗ ${why}\n`);
    },
  });
  process.stdout.write(`\n${count.done} done, ${count.refused} refused\n`);
};

try {
  await start();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
