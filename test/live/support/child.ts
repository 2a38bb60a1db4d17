// A server in a process of its own, for tests that kill it: database, port, the moment its clock shows.
import pino from 'pino';
import { buildApp } from '../../../server/app.ts';
import { connect } from '../../../server/database/client.ts';

const [databaseUrl = '', port, moment = ''] = process.argv.slice(2);
const app = await buildApp({
  database: connect(databaseUrl, { connections: 8 }),
  databaseUrl,
  clock: { now: () => new Date(moment) },
  secret: 'a-secret-of-the-tests-and-of-nothing-else',
  origin: `http://127.0.0.1:${port}`,
  demo: false,
  development: false,
  log: pino({ level: 'silent' }),
  streamLimits: { heartbeat: 1 },
});
app.server.listen(Number(port), '127.0.0.1', () => process.send?.('listening'));
