import { createSourceEventStream, type ExecutionArgs, type ExecutionResult } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Signed } from '../access/signed.ts';
import type { Hub } from '../events/hub.ts';
import { isLive } from '../events/live.ts';
import { streamError } from '../events/member.ts';
import { isLiveOperation } from '../events/shared.ts';
import type { WithSink } from '../events/sink.ts';
import type { Context } from '../schema/context.ts';

/** What an operation's context holds besides, where it came through a transport of streams. */
export type LiveContext = Context &
  WithSink & {
    /** Who asks, with the proof; null for visitors and screens. */
    readonly signed?: Signed | null;
    /** What a screen in a room has proven: there is no person behind it. */
    readonly screen?: Signed | null;
    /** Where a client that reads SSE had come to when it was cut off. */
    readonly lastEventId?: string | null;
  };

const cursorFrom = (text: string | null | undefined): bigint | null =>
  text && /^\d{1,30}$/.test(text) ? BigInt(text) : null;

/**
 * Hands live subscriptions to the hub. The field's own `subscribe` is asked first, so that scopes,
 * cost and depth are judged as for any other field; what it returns says what is wanted.
 */
export const useLive = (hub: Hub): Plugin<LiveContext> => {
  const subscribe = async (args: ExecutionArgs): Promise<unknown> => {
    const source: unknown = await createSourceEventStream(args);
    if (!isLive(source)) return source;
    const {
      signed: person,
      screen,
      sink,
      language,
      lastEventId,
    } = args.contextValue as LiveContext;
    const signed = person ?? screen;
    if (!signed || !sink) return refusal(streamError('UNAUTHENTICATED', language));
    return hub.subscribe({
      document: args.document,
      operationName: args.operationName,
      variables: args.variableValues ?? {},
      live: { ...source, after: cursorFrom(lastEventId) ?? source.after },
      signed,
      language,
      sink,
    });
  };
  return {
    onSubscribe: ({ args, setSubscribeFn }) => {
      if (isLiveOperation(args.schema, args.document)) setSubscribeFn(subscribe);
    },
  };
};

const refusal = (error: ReturnType<typeof streamError>): ExecutionResult => ({ errors: [error] });
