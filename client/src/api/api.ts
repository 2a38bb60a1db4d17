import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { Client, type Operation, subscriptionExchange } from 'urql';
import { codeOf, createLianxi, type Lianxi } from '../../sdk/index.ts';
import type { ChangesSubscription } from '../gql/graphql.ts';
import { createCache } from './cache.ts';
import { createLive, type Live } from './live.ts';
import { createSignal, type Signal } from './signal.ts';
import { persistedSource } from './source.ts';

/** All that a screen needs of the server, for one signed-in person. */
export type Api = {
  readonly lianxi: Lianxi;
  readonly client: Client;
  readonly live: Live;
  /** True once the server says that nobody is signed in any more. */
  readonly isSignedOut: Signal<boolean>;
};

type Sink = {
  readonly next: (value: never) => void;
  readonly complete: () => void;
};

const ask = async (lianxi: Lianxi, operation: Operation, isSignedOut: Signal<boolean>) => {
  const source = persistedSource(operation.query);
  const send = operation.kind === 'mutation' ? lianxi.act : lianxi.request;
  try {
    const { data, errors, cursor } = await send(source, operation.variables as object);
    if (errors.some((error) => codeOf(error) === 'UNAUTHENTICATED')) isSignedOut.set(true);
    return { data, errors: errors.length > 0 ? errors : undefined, extensions: { cursor } };
  } catch (error) {
    return { errors: [{ message: error instanceof Error ? error.message : String(error) }] };
  }
};

/** Connects the cache to the SDK; opens the socket only when `live.start` is called. */
export const createApi = (language: () => string): Api => {
  const lianxi = createLianxi({ url: location.origin, language });
  const isSignedOut = createSignal(false);
  const live = createLive(lianxi);
  lianxi.onLine(() => {
    if (lianxi.line().state === 'signed-out') isSignedOut.set(true);
  });
  const client = new Client({
    url: `${location.origin}/graphql`,
    exchanges: [
      createCache(),
      subscriptionExchange({
        enableAllOperations: true,
        forwardSubscription: (_, operation) => ({
          subscribe: (sink: Sink) => {
            if (operation.kind === 'subscription')
              return live.forward(operation, (data: ChangesSubscription) =>
                sink.next({ data } as never),
              );
            const state = { isOver: false };
            void ask(lianxi, operation, isSignedOut).then((answer) => {
              if (state.isOver) return;
              live.flush();
              sink.next(answer as never);
              sink.complete();
            });
            return {
              unsubscribe: () => {
                state.isOver = true;
              },
            };
          },
        }),
      }),
    ],
  });
  return { lianxi, client, live, isSignedOut };
};

export const ApiContext = createContext<Api | null>(null);

/** The server connection of the page. Only below a provider. */
export const useApi = (): Api => {
  const api = useContext(ApiContext);
  if (!api) throw new Error('No API above this component');
  return api;
};
