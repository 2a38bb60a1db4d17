// The process: configuration → database → app → listen → drain. Everything else is built by `app.ts`.
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pino from 'pino';
import { buildApp } from './app.ts';
import { readConfig } from './config.ts';
import { openDataFolder, sessionSecret } from './data-folder.ts';
import { connect } from './database/client.ts';
import { openRecord } from './database/record.ts';
import { StartFailure } from './failure.ts';
import { inspect, loadMarked } from './first-start.ts';
import { systemClock } from './kernel/calendar.ts';
import { assertFree, listen } from './transport/listen.ts';
import { printWelcome } from './welcome.ts';

/** What is at work when it is told to stop may go on for this long, in milliseconds. */
const PATIENCE = 10_000;

const BOARD = path.resolve(import.meta.dirname, '../client/dist');

/** Undone in reverse: first the app, last the database. */
const held = new AsyncDisposableStack();
const state = { isServing: false, isStopping: false };

const start = async (): Promise<void> => {
  const config = readConfig(process.env);
  const log = pino({ level: config.logLevel }, pino.destination(2));
  process.on('uncaughtException', (error) => {
    // F-11: a mistake in one listener ends neither the process nor anybody's stream.
    if (state.isServing) log.fatal({ err: error }, 'uncaught');
    else void fail(error);
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop(0));

  openDataFolder(config.dataFolder);
  await assertFree(config);
  const record = held.adopt(await openRecord(config), (opened) => opened.close());
  const app = await record.alone(async () => {
    const found = await inspect(record);
    const isDemo = config.isDemo && found !== 'OWN';
    const database = held.adopt(connect(record.url), (opened) => opened.$disconnect());
    const built = await buildApp({
      database,
      databaseUrl: record.url,
      clock: systemClock,
      secret: sessionSecret(config.dataFolder),
      origin: config.origin,
      demo: isDemo,
      trustedProxies: config.trustedProxies,
      development: config.isDevelopment,
      boardFolder: BOARD,
      log,
    });
    held.defer(() => Promise.race([built.close(), wait(PATIENCE, undefined, { ref: false })]));
    if (isDemo && found === 'EMPTY') {
      process.stdout.write('正在载入演示区，约需数秒……  Loading the demo district …\n');
      const { loadDemo } = await import('../prisma/demo/load.ts');
      await loadMarked(record.url, () => loadDemo({ engine: built.engine }));
    }
    return { ...built, isDemo };
  });
  await listen(app.server, config);
  state.isServing = true;
  await printWelcome({
    config,
    folder: record.folder,
    isDemo: app.isDemo,
    setupLink: await app.access.setupLink(),
  });
};

const stop = async (code: number): Promise<void> => {
  if (state.isStopping) return;
  state.isStopping = true;
  try {
    await held.disposeAsync();
  } finally {
    process.exit(code);
  }
};

const fail = async (error: unknown): Promise<void> => {
  const isSentence = error instanceof StartFailure;
  process.stderr.write(isSentence ? `${error.sentence.zh}\n${error.sentence.en}\n` : '');
  if (!isSentence) console.error(error);
  await stop(1);
};

await start().catch(fail);
