import { parseArgs } from 'node:util';
import { usernameOf } from '../server/access/auth.ts';
import { createToken, TOKEN_SCOPES } from '../server/access/tokens.ts';
import { accessWords } from '../server/access/words.ts';
import type { Database } from '../server/database/client.ts';
import { StartFailure } from '../server/failure.ts';
import { systemClock } from '../server/kernel/calendar.ts';
import { ValidationError } from '../server/kernel/errors.ts';
import type { Words } from '../server/kernel/text.ts';
import { runOnRecord } from './command.ts';

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

await runOnRecord(async (database) => {
  try {
    process.stdout.write(`${await tokenFor(database, wanted())}\n`);
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    const words = error.problems.map(
      ({ code }): Words => Reflect.get(accessWords, code) ?? { zh: code, en: code },
    );
    throw fail(words.map(({ zh }) => zh).join(' '), words.map(({ en }) => en).join(' '));
  }
});
