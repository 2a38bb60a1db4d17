import type { Access } from '../access/access.ts';
import type { RequestFacts, Signed } from '../access/signed.ts';
import type { Engine } from '../actions/engine.ts';
import type { Database } from '../database/client.ts';
import type { Sight } from '../events/sight.ts';
import type { Units, Viewer } from '../kernel/authority.ts';
import type { Clock, Day } from '../kernel/calendar.ts';
import type { DomainError } from '../kernel/errors.ts';
import type { RuleValues } from '../kernel/lifecycle.ts';
import type { Language } from '../kernel/text.ts';
import type { Presence } from '../room/queries-presence.ts';
import type { Rooms } from '../room/queries-room.ts';

/**
 * What a resolver knows. `viewer` is null for a visitor, and in the shared execution of a stream,
 * where only `scopes` tell who looks: a field that needs the person is refused there.
 */
export type Context = {
  readonly database: Database;
  /** The one writer. */
  readonly engine: Engine;
  readonly clock: Clock;
  readonly units: Units;
  readonly viewer: Viewer | null;
  /** How the viewer has proven who it is; null where there is none. */
  readonly signed: Signed | null;
  /** Accounts, sessions, tokens, the access record. */
  readonly access: Access;
  /** The tokens of the viewer; rows whose `scopes` meet them are visible. */
  readonly scopes: readonly string[];
  /** Of messages; texts come in both languages. */
  readonly language: Language;
  /** The log's sequence read before the first read of this answer: where a stream may go on. */
  readonly cursor: () => Promise<bigint>;
  /** What boards show. */
  readonly sight: Sight;
  /** What the rooms of meetings show. */
  readonly rooms: Rooms;
  /** Who has a meeting open. */
  readonly presence: Presence;
  /** Today in Shanghai. */
  readonly today: () => Day;
  /** The rules in force. */
  readonly rules: () => RuleValues;
  readonly request: RequestFacts;
  /** Puts a refused action on the access record. */
  readonly refused: (action: string, object: string | null, error: DomainError) => void;
};
