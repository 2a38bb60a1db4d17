import type { DocumentNode, GraphQLSchema } from 'graphql';
import type { Signed, Verdict } from '../access/signed.ts';
import type { Database } from '../database/client.ts';
import { type Clock, dayAt } from '../kernel/calendar.ts';
import type { Language } from '../kernel/text.ts';
import { createGroup, type Group } from './group.ts';
import { catchUp } from './join.ts';
import type { StreamLimits } from './limits.ts';
import type { Live } from './live.ts';
import type { Place } from './log.ts';
import { createMember, type Member, streamError } from './member.ts';
import { FORBIDDEN } from './rights.ts';
import {
  documentCache,
  type FormatErrors,
  isPrepared,
  type SharedDocument,
  sharedVariables,
} from './shared.ts';
import type { Sink } from './sink.ts';
import { type LiveStream, liveStream } from './stream.ts';

/** What it takes to execute what is subscribed. */
export type SubscribeOptions = {
  readonly schema: GraphQLSchema;
  readonly database: Database;
  readonly clock: Clock;
  /** The context of a group: tokens and language, no person. Called anew for each batch. */
  readonly contextOf: (group: {
    readonly scopes: readonly string[];
    readonly language: Language;
  }) => object;
  readonly formatErrors: FormatErrors;
};

/** One operation that wants to listen. */
export type Subscribing = {
  readonly document: DocumentNode;
  readonly operationName: string | null | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly live: Live;
  readonly signed: Signed;
  readonly language: Language;
  readonly sink: Sink;
};

/** Gives the stream of a subscription, or why there is none. */
export type Subscribe = (
  subscribing: Subscribing,
) => LiveStream | { readonly errors: readonly Error[] };

/** What subscriptions share with the hub that carries them. */
export type Carrying = {
  readonly groups: Map<string, Group>;
  readonly members: Set<Member>;
  readonly limits: StreamLimits;
  /** The last event handed to the groups. */
  readonly place: () => Place;
  /** Reads anew what a proof is worth. */
  readonly ask: (signed: Signed) => Promise<Verdict>;
  readonly executed: (frames: number) => void;
  readonly delivered: (frames: number) => void;
  readonly resynced: () => void;
};

type Entered = { readonly member: Member; readonly group: Group; readonly barrier: Place };

/** Takes subscriptions: finds or makes the group of each, and brings it up to the others. */
export const createSubscribe = (options: SubscribeOptions, carrying: Carrying): Subscribe => {
  const { groups, members, limits } = carrying;
  const prepared = documentCache(options.schema);

  const groupOf = (
    document: SharedDocument,
    { variables, language, live }: Subscribing,
    scopes: readonly string[],
  ): { readonly key: string; readonly group: Group } => {
    const shared = sharedVariables(document, variables);
    const { text, operationName } = document;
    const key = JSON.stringify([text, operationName, shared.key, language, scopes]);
    const group =
      groups.get(key) ??
      createGroup({
        document,
        variables: shared.values,
        scopes,
        language,
        live,
        limits,
        place: carrying.place(),
        context: () => options.contextOf({ scopes, language }),
        now: options.clock.now,
        formatErrors: options.formatErrors,
        executed: carrying.executed,
        delivered: carrying.delivered,
      });
    groups.set(key, group);
    return { key, group };
  };

  const open = (document: SharedDocument, subscribing: Subscribing) => {
    const { language, sink, live } = subscribing;
    const current = { member: null as Member | null };

    /** Becomes a member under these rights. From here on a doubt about them reaches it. */
    const enter = (signed: Signed): Entered => {
      const { key, group } = groupOf(document, subscribing, signed.scopes);
      const member = createMember({
        signed,
        language,
        sink,
        limits,
        watching: live.watching ?? null,
        ended: (error) => {
          members.delete(member);
          group.members.delete(member);
          if (group.members.size === 0 && groups.get(key) === group) groups.delete(key);
          if (error?.extensions['code'] === 'RESYNC') carrying.resynced();
          // One that only changes its group is not at its end.
          if (current.member === member) finish(error);
        },
      });
      const barrier = group.place();
      member.startAbove(barrier.sequence);
      member.hold();
      current.member = member;
      members.add(member);
      group.members.add(member);
      return { member, group, barrier };
    };

    const begin = async (signed: Signed): Promise<void> => {
      const { member, group, barrier } = enter(signed);
      // Read after it was registered: rights taken before are seen here, later ones by the hold.
      const verdict = await carrying.ask(signed);
      if (member.isOver()) return;
      if (verdict.kind === 'ENDED') {
        member.end();
        return sink.close(FORBIDDEN, 'Forbidden');
      }
      if (verdict.kind === 'CHANGED') {
        current.member = null;
        member.end();
        return begin(verdict.signed);
      }
      const isUp = await catchUp({
        database: options.database,
        limits,
        group,
        member,
        barrier,
        cursor: live.after,
        today: dayAt(options.clock.now()),
      }).catch(() => false);
      if (!isUp) member.end(streamError('RESYNC', language));
      member.release();
    };

    const { stream, finish } = liveStream({
      begun: () => void begin(subscribing.signed),
      left: () => current.member?.end(),
    });
    return stream;
  };

  return (subscribing) => {
    const { language } = subscribing;
    const document = prepared(subscribing.document, subscribing.operationName);
    if (!document) return { errors: [streamError('ONE_OPERATION', language)] };
    if (!isPrepared(document)) return { errors: document.errors ?? [] };
    if (document.personal.length === 0) return open(document, subscribing);
    const fields = document.personal.join(', ');
    return { errors: [streamError('PERSONAL_FIELD', language, { fields })] };
  };
};
