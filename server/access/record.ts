import { v7 as uuid } from 'uuid';
import type { Database, Transaction } from '../database/client.ts';
import type { Clock } from '../kernel/calendar.ts';

/** What is put down apart from the log of changes: who came in, who looked, who was refused. */
export const RECORDED = [
  'signIn',
  'signOut',
  'setUp',
  'changePassword',
  'refuse',
  'unmaskPhone',
  'createApiToken',
  'revokeApiToken',
  'revokeSession',
  'createAccount',
  'createPasswordLink',
  'disableAccount',
  'export',
] as const;

export type Recorded = (typeof RECORDED)[number];

/** Where something came from. */
export type Source = { readonly address: string | null; readonly requestId: string | null };

export type RecordEntry = {
  readonly action: Recorded;
  readonly outcome: 'OK' | 'FAILED' | 'REFUSED';
  readonly personId?: string | null;
  readonly unitId?: string | null;
  /** What it was about, as `Type:id` or the name of an action; never a secret. */
  readonly object?: string | null;
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>;
  readonly source: Source;
};

export type AccessRecorder = (
  entry: RecordEntry,
  /** Where the record must stand or fall with a change. */
  transaction?: Transaction,
) => Promise<void>;

const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** One line of at most `length` characters: nothing that was sent can forge a line of a log. */
export const printable = (text: string, length = 200): string =>
  text.replace(UNPRINTABLE, '\u{fffd}').slice(0, length);

/**
 * Writes to the access record. It is awaited by whoever does what is recorded: what cannot be put
 * down does not happen.
 */
export const accessRecorder =
  (database: Database, clock: Clock): AccessRecorder =>
  async (entry, transaction) => {
    await (transaction ?? database).accessRecord.create({
      data: {
        id: uuid(),
        at: clock.now(),
        personId: entry.personId ?? null,
        unitId: entry.unitId ?? null,
        address: entry.source.address,
        action: entry.action,
        object: entry.object ? printable(entry.object) : null,
        outcome: entry.outcome,
        ...(entry.detail ? { detail: entry.detail } : {}),
        requestId: entry.source.requestId ? printable(entry.source.requestId, 64) : null,
      },
    });
  };
