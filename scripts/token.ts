import { parseArgs } from 'node:util';
import { usernameOf } from '../server/access/auth.ts';
import { createToken, TOKEN_SCOPES } from '../server/access/tokens.ts';
import { accessWords } from '../server/access/words.ts';
import { readConfig } from '../server/config.ts';
import { connect, type Database } from '../server/database/client.ts';
import { startEmbedded } from '../server/database/embedded.ts';
import { StartFailure } from '../server/failure.ts';
import { systemClock } from '../server/kernel/calendar.ts';
import { ValidationError } from '../server/kernel/errors.ts';

// Prints an API token for one user of the data folder, and nothing else, so that it can be used in
// a command line: TOKEN=$(npm run -s token -- office --scopes read,write)

const USAGE = 'npm run -s token -- USER [--scopes read,write] [--days 30] [--name NAME]';
const DAY = 24 * 3_600_000;

const fail = (zh: string, en: string): StartFailure => new StartFailure({ zh, en });

const wanted = () => {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        scopes: { type: 'string', default: TOKEN_SCOPES.join(',') },
        days: { type: 'string', default: '30' },
        name: { type: 'string', default: 'npm run token' },
      },
    });
    const [user] = positionals;
    if (user !== undefined && positionals.length === 1) return { ...values, user };
  } catch {
    // An unknown option: answered like a missing user.
  }
  throw fail(`用法：${USAGE}`, `Usage: ${USAGE}`);
};

const tokenFor = async (database: Database, asked: ReturnType<typeof wanted>): Promise<string> => {
  const user = await database.user.findUnique({
    where: { username: usernameOf(asked.user) },
    select: { personId: true, disabledAt: true },
  });
  if (!user?.personId || user.disabledAt)
    throw fail(
      `没有账号 ${asked.user}，或已停用。`,
      `There is no account ${asked.user}, or it is disabled.`,
    );
  const now = systemClock.now();
  const { secret } = await createToken(
    database,
    {
      personId: user.personId,
      name: asked.name,
      scopes: asked.scopes.split(',').map((scope) => scope.trim()),
      expiresAt: new Date(now.getTime() + Number(asked.days) * DAY),
    },
    now,
  );
  return secret;
};

const sentenceOf = (error: unknown): string => {
  if (error instanceof StartFailure) return `${error.sentence.zh}\n${error.sentence.en}`;
  if (!(error instanceof ValidationError)) throw error;
  const words = error.problems.map(({ code }) => Reflect.get(accessWords, code));
  return words.map((word) => (word ? `${word.zh}\n${word.en}` : error.code)).join('\n');
};

const print = async (): Promise<void> => {
  const asked = wanted();
  const settings = readConfig(process.env);
  const embedded = settings.databaseUrl === null ? await startEmbedded(settings.dataFolder) : null;
  const url = settings.databaseUrl ?? embedded?.url('lianxi') ?? '';
  const database = connect(url, { connections: 1 });
  try {
    process.stdout.write(`${await tokenFor(database, asked)}\n`);
  } finally {
    await database.$disconnect();
    await embedded?.stop();
  }
};

try {
  await print();
} catch (error) {
  process.stderr.write(`${sentenceOf(error)}\n`);
  process.exitCode = 1;
}
