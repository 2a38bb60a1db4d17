import { readConfig } from '../server/config.ts';
import { connect, type Database } from '../server/database/client.ts';
import { assertMigrated } from '../server/database/migrate.ts';
import { openRecord } from '../server/database/record.ts';
import { StartFailure } from '../server/failure.ts';

/**
 * Runs a command on the record of the settings, beside a running server or without one. What an
 * operator can mend is told in one sentence, everything else with its stack.
 */
export const runOnRecord = async (work: (database: Database) => Promise<void>): Promise<void> => {
  try {
    await using held = new AsyncDisposableStack();
    const record = held.adopt(await openRecord(readConfig(process.env)), (opened) =>
      opened.close(),
    );
    await assertMigrated(record.url);
    await work(held.adopt(connect(record.url, { connections: 1 }), (it) => it.$disconnect()));
  } catch (error) {
    process.exitCode = 1;
    if (!(error instanceof StartFailure)) throw error;
    process.stderr.write(`${error.sentence.zh}\n${error.sentence.en}\n`);
  }
};
