// `npm run audit:verify`: walks the chain of the log from the first event to its head and says
// whether a row was altered, removed or put in. Ends with 1 when one was.
import { verify } from '../server/events/verify.ts';
import { runOnRecord } from './command.ts';

await runOnRecord(async (database) => {
  const found = await verify(database);
  if (found.isSound) {
    console.log(`${found.events} events, unbroken up to ${found.hash}`);
    return;
  }
  console.error(`The log is broken at event ${found.sequence}: ${found.reason}`);
  process.exitCode = 1;
});
