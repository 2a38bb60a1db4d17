import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '../generated/prisma/client.ts';

/** The connection to the record. Built once by the process; tests build one per database. */
export type Database = PrismaClient;

/** What a change writes through: the client inside one transaction. */
export type Transaction = Parameters<Parameters<Database['$transaction']>[0]>[0];

/** How {@link connect} may be told otherwise. */
export type ConnectOptions = {
  /** Connections at most. Default 20. */
  readonly connections?: number;
};

/** How long a request waits for a connection before it is told that the database is away, in milliseconds. */
const CONNECTION_TIMEOUT = 4_000;

/** A statement that takes longer than this is a mistake of ours and is cancelled, in milliseconds. */
const STATEMENT_TIMEOUT = 10_000;

/** A transaction that does nothing for this long has lost its process, in milliseconds. */
const IDLE_TRANSACTION_TIMEOUT = 30_000;

/** Statements kept prepared on each connection at most; those that come later are planned each time. */
const PREPARED = 400;

/**
 * Names by which a connection keeps a statement prepared. The subjects of actions are loaded by
 * large joins, and planning one of those takes longer than running it.
 */
const preparedNames = () => {
  const names = new Map<string, string>();
  return ({ sql }: { readonly sql: string }): string => {
    const known = names.get(sql);
    // An empty name leaves the statement unprepared.
    if (known !== undefined || names.size >= PREPARED) return known ?? '';
    const name = `q${names.size}`;
    names.set(sql, name);
    return name;
  };
};

/** Opens nothing before the first statement; close with `$disconnect`. */
export const connect = (url: string, options: ConnectOptions = {}): Database =>
  new PrismaClient({
    adapter: new PrismaPg(
      {
        connectionString: url,
        max: options.connections ?? 20,
        connectionTimeoutMillis: CONNECTION_TIMEOUT,
        statement_timeout: STATEMENT_TIMEOUT,
        idle_in_transaction_session_timeout: IDLE_TRANSACTION_TIMEOUT,
        application_name: 'lianxi',
      },
      { statementNameGenerator: preparedNames() },
    ),
    transactionOptions: { maxWait: 5_000, timeout: 20_000 },
  });
