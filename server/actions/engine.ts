import type { Database, Transaction } from '../database/client.ts';
import type { EventDraft } from '../events/log.ts';
import type { Post, Units, Viewer } from '../kernel/authority.ts';
import type { Clock, Day } from '../kernel/calendar.ts';
import type { Evidence, Principal, RuleValues } from '../kernel/lifecycle.ts';
import type { Registry } from './registry.ts';
import type { Loaded } from './store.ts';

/** What the one writer works with. Built once by the app; tests build as many as they like. */
export type Engine = {
  readonly database: Database;
  readonly registry: Registry;
  readonly clock: Clock;
  readonly directory: Directory;
  /** Called after each commit with the last sequence: wakes the followers of the log. */
  readonly committed: (sequence: bigint) => void;
};

/** Units and rules change seldom and are looked at always: kept in memory, read again on change. */
export type Directory = {
  readonly units: () => Units;
  readonly rules: (today: Day) => { readonly version: number; readonly values: RuleValues };
  /** Reads both again. */
  readonly refresh: () => Promise<void>;
};

/** Who asks for an action: somebody, or the product itself (the clock, a demo's foundation). */
export type Asker = Viewer | 'SYSTEM';

/** For whom the office records something, and what proves it. */
export type OnBehalf = {
  readonly post: Post | null;
  readonly unitId: string | null;
  readonly evidence: Evidence;
};

/** One action asked for. Ids are the record's own (not global). */
export type ActionRequest = {
  readonly action: string;
  /** The subject; null where the action creates it. */
  readonly id?: string | null;
  /** Required where the mode is decide, except for the product itself. */
  readonly expectedVersion?: number | null;
  readonly input?: Readonly<Record<string, unknown>>;
  /** A retry with the same key does nothing twice and is answered the same. */
  readonly idempotencyKey?: string | null;
  readonly onBehalf?: OnBehalf | null;
};

/** What came of it. */
export type Outcome = {
  readonly type: string;
  readonly id: string;
  /** The event of the action itself. */
  readonly sequence: bigint;
  readonly isReplay: boolean;
};

/** An open duty as effects see it. */
export type OpenDuty = {
  readonly id: string;
  readonly kind: string;
  readonly holderUnitId: string | null;
  readonly holderPost: string | null;
  readonly aboutId: string | null;
  readonly period: number | null;
  readonly dueOn: Date;
  readonly scopes: readonly string[];
};

/** One transaction at work: what it has read, and the events it will append. */
export type Work = {
  readonly engine: Engine;
  readonly transaction: Transaction;
  readonly now: Date;
  readonly today: Day;
  readonly drafts: EventDraft[];
  /** Each (subject, action) is performed once per cascade. */
  readonly performed: Set<string>;
  /** Open duties by case, read when first needed. */
  readonly duties: Map<string, OpenDuty[]>;
};

/** The subject as it was and as it became. */
export type Moved = { readonly before: Loaded | null; readonly after: Loaded };

/** By whom a cascade goes on: the same person and rights, and the product's own. */
export type Hand = {
  readonly asker: Asker;
  readonly principal: Principal | null;
  /** The viewer whose rights count: the asker, or the one on whose behalf. */
  readonly viewer: Viewer | null;
  /** Whether it is the word of an open meeting that counts. */
  readonly isSession: boolean;
  /** Index of the event that made it happen, within this transaction. */
  readonly cause: number | null;
};
