import { useEffect, useRef } from 'preact/hooks';
import type { Client, Operation } from 'urql';
import type { CaughtUp, Cursor, Following, Lianxi } from '../../sdk/index.ts';
import {
  ChangesDocument,
  type ChangesSubscription,
  type IssueCardFragment,
} from '../gql/graphql.ts';
import { createPace } from './pace.ts';
import { createSignal, type Signal } from './signal.ts';
import { persistedSource } from './source.ts';

/** A change that happened elsewhere, or here, as the stream tells it. */
export type Change = ChangesSubscription['statusChanged'];

/** Keeps what is on screen up to date; one stream for the whole page. */
export type Live = {
  /** Starts after the cursor of the first answer; everything read later is newer. */
  readonly start: (client: Client, after: Cursor) => () => void;
  readonly forward: (
    operation: Operation,
    next: (data: ChangesSubscription) => void,
  ) => { readonly unsubscribe: () => void };
  /** Hands the cache the changes that wait; whatever is newer comes after them. */
  readonly flush: () => void;
  /** Tells each change after the cache has it. */
  readonly onChange: (listener: (change: Change) => void) => () => void;
  /** How to read everything again; the cursor of the first reader counts. */
  readonly onReload: (read: () => Promise<Cursor | null>) => () => void;
  /** How to look at the issues that the board holds, to compare them with the server's. */
  readonly onExamine: (look: () => readonly IssueCardFragment[] | null) => () => void;
  /** Something was done whose change is held here already: told to those who count. */
  readonly acted: () => void;
  readonly onActed: (listener: () => void) => () => void;
  readonly caughtUp: Signal<CaughtUp | null>;
  readonly nudge: () => void;
};

/** One per signed-in person. */
export const createLive = (lianxi: Lianxi): Live => {
  const listeners = new Set<(change: Change) => void>();
  const readers = new Set<() => Promise<Cursor | null>>();
  const caughtUp = createSignal<CaughtUp | null>(null);
  const actedListeners = new Set<() => void>();
  const running = new Set<Following>();
  const pace = createPace();
  const board = { look: (): readonly IssueCardFragment[] | null => null };
  const acted = () => {
    for (const listener of actedListeners) listener();
  };
  const reload = async (): Promise<Cursor> => {
    const cursors = await Promise.all([...readers].map((read) => read()));
    const known = cursors.filter((cursor) => cursor !== null);
    const [first] = known.sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
    if (first === undefined) throw new Error('Nothing could be read');
    lianxi.held.reset(first);
    return first;
  };
  return {
    start: (client, after) => {
      const { unsubscribe } = client
        .subscription(ChangesDocument, { after })
        .subscribe((result) => {
          const change = result.data?.statusChanged;
          if (change) for (const listener of listeners) listener(change);
        });
      const unwatch = pace.watch();
      return () => {
        unwatch();
        unsubscribe();
      };
    },
    forward: (operation, next) => {
      const { after, ...variables } = operation.variables as { after: Cursor };
      const examiner = () =>
        import('../line/examiner.ts').then(({ boardExaminer }) =>
          boardExaminer({
            lianxi,
            cursor: () => following.cursor(),
            held: () => board.look(),
            reload,
            next: (data) => {
              pace.flush();
              next(data);
            },
          }),
        );
      const made: { examiner: ReturnType<typeof examiner> | null } = { examiner: null };
      const following: Following = lianxi.follow({
        source: persistedSource<ChangesSubscription, object>(operation.query),
        variables,
        after,
        pick: (data) => ({ ...data.statusChanged, caseId: data.statusChanged.caseId ?? null }),
        onChange: (change) => pace.run(() => next({ statusChanged: change })),
        examine: async (heartbeat) => {
          pace.flush();
          made.examiner ??= examiner();
          return (await made.examiner)(heartbeat);
        },
        onKnown: acted,
        onCaughtUp: (facts) => caughtUp.set(facts.count > 0 ? facts : null),
        onReload: reload,
      });
      running.add(following);
      return {
        unsubscribe: () => {
          running.delete(following);
          following.stop();
        },
      };
    },
    flush: pace.flush,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onReload: (read) => {
      readers.add(read);
      return () => readers.delete(read);
    },
    onExamine: (look) => {
      board.look = look;
      return () => {
        if (board.look === look) board.look = () => null;
      };
    },
    acted,
    onActed: (listener) => {
      actedListeners.add(listener);
      return () => actedListeners.delete(listener);
    },
    caughtUp,
    nudge: () => {
      for (const following of running) following.nudge();
    },
  };
};

/** Calls `listener` for every change while the component is there. */
export const useChanges = (live: Live, listener: (change: Change) => void): void => {
  const latest = useRef(listener);
  latest.current = listener;
  useEffect(() => live.onChange((change) => latest.current(change)), [live]);
};
