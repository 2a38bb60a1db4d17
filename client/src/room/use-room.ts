import { useEffect, useState } from 'preact/hooks';
import { type Cursor, codeOf, type Following, type Lianxi } from '../../sdk/index.ts';
import { persistedSource } from '../api/source.ts';
import type { RoomChangesSubscription } from '../gql/graphql.ts';
import { RoomChangesDocument, RoomDocument, RoomStartDocument } from '../gql/later.ts';
import type { Room } from './facts.ts';

/** One frame of a meeting's stream: each carries the whole room. */
export type RoomChange = RoomChangesSubscription['meeting'];

/** What a page knows of the room. */
export type RoomNews = {
  /** Null until the first answer. */
  readonly room: Room | null;
  readonly presence: RoomChange['presence'];
  /** What happened last, where the viewer may know. */
  readonly event: RoomChange['event'];
  /** The link works no more, or the meeting may not be seen. */
  readonly isGone: boolean;
};

const NOTHING: RoomNews = { room: null, presence: [], event: null, isGone: false };

const GONE: readonly unknown[] = ['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND'];

/** Milliseconds between two attempts to read where the stream starts. */
const AGAIN = 2_000;

type Start = { readonly room: Room | null; readonly cursor: Cursor };

const isRefused = ({ errors }: { readonly errors: readonly unknown[] }): boolean =>
  errors.some((error) => GONE.includes(codeOf(error)));

const startAt = (room: Room | null, cursor: Cursor | null): Start => {
  if (cursor === null) throw new Error('The answer names no place in the log');
  return { room, cursor };
};

/** Where the stream starts; for a screen with the picture, which it may ask for. Null: never. */
const readStart = async (lianxi: Lianxi, id: string | null): Promise<Start | null> => {
  if (id !== null) {
    const answer = await lianxi.request(persistedSource(RoomStartDocument), { id });
    const isMissing = answer.data !== null && !answer.data.meeting;
    return isRefused(answer) || isMissing ? null : startAt(null, answer.cursor);
  }
  const answer = await lianxi.request(persistedSource(RoomDocument), {});
  if (isRefused(answer)) return null;
  if (!answer.data) throw new Error('The answer shows no room');
  return startAt(answer.data.room, answer.cursor);
};

/** Keeps the room of a meeting up to date; tells each frame, in order. Returns how to stop. */
export const followRoom = (
  lianxi: Lianxi,
  id: string | null,
  tell: (news: Partial<RoomNews>) => void,
): (() => void) => {
  const state = { isStopped: false, following: null as Following | null, timer: 0 };
  const start = async (): Promise<void> => {
    const found = await readStart(lianxi, id).catch(() => undefined);
    if (state.isStopped) return;
    if (found === null) return tell({ isGone: true });
    if (found === undefined) {
      state.timer = setTimeout(start, AGAIN);
      return;
    }
    if (found.room) tell({ room: found.room });
    state.following = lianxi.follow({
      source: persistedSource(RoomChangesDocument),
      variables: id === null ? {} : { id },
      after: found.cursor,
      // Every frame counts, also those that bring no event: a draft, a heartbeat. What the stream of
      // the board holds is its own affair, therefore no case is named.
      pick: ({ meeting }) => {
        const { room, presence, event } = meeting;
        tell({ ...(room ? { room } : {}), presence, event: event ?? null });
        return { ...meeting, caseId: null };
      },
      onChange: () => {},
      onReload: async () => {
        const anew = await readStart(lianxi, id);
        if (anew !== null) return anew.cursor;
        // Asking on would be answered alike for ever.
        tell({ isGone: true });
        state.following?.stop();
        throw new Error('The meeting is gone');
      },
    });
  };
  void start();
  return () => {
    state.isStopped = true;
    clearTimeout(state.timer);
    state.following?.stop();
  };
};

/** The room of a meeting as it changes; without an id, that of the screen whose link is used. */
export const useRoom = (lianxi: Lianxi, id: string | null, isFollowed = true): RoomNews => {
  const [news, setNews] = useState(NOTHING);
  useEffect(() => {
    setNews(NOTHING);
    if (!isFollowed) return;
    const stop = followRoom(lianxi, id, (more) => setNews((known) => ({ ...known, ...more })));
    const unlisten = lianxi.onLine(() => {
      if (lianxi.line().state === 'signed-out') setNews((known) => ({ ...known, isGone: true }));
    });
    return () => {
      stop();
      unlisten();
    };
  }, [lianxi, id, isFollowed]);
  return news;
};
