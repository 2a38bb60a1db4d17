import { useEffect, useRef, useState } from 'preact/hooks';
import { type Cursor, compareCursors, type Source } from '../../sdk/index.ts';
import { useApi } from '../api/api.ts';
import { persistedSource } from '../api/source.ts';
import type {
  ControlChangesSubscription,
  ControlMeetingFragment,
  RoomFactsFragment,
} from '../gql/graphql.ts';
import { ControlChangesDocument, ControlMeetingDocument } from '../gql/later.ts';
import type { Written } from '../words/format.ts';

/** The meeting as the control knows it. */
export type Meeting = ControlMeetingFragment;
/** One item of its agenda. */
export type Item = Meeting['items'][number];
/** One of its decisions, drafts too. */
export type Decision = Meeting['decisions'][number];
/** Who is asked to come, and how that stands. */
export type Invitation = Meeting['invitations'][number];

type Frame = ControlChangesSubscription['meeting'];

/** What is known of a meeting: the record's, and what the stream tells of the room. */
export type Known = {
  readonly meeting: Meeting;
  /** How far the record had come when the meeting was read. */
  readonly readAt: Cursor;
  /** As the screens have it; null until the first frame. */
  readonly screenRoom: RoomFactsFragment | null;
  /** Units that the current item concerns and that have not been heard yet. */
  readonly callNext: readonly Written[];
  /** Who has the meeting open, and on which item somebody writes. */
  readonly watchers: Frame['presence'];
};

type Timer = ReturnType<typeof setTimeout>;
type Record = { readonly meeting: Meeting; readonly cursor: Cursor };
type Room = Omit<Known, 'meeting' | 'readAt'>;

const NO_ROOM: Room = { screenRoom: null, callNext: [], watchers: [] };

/** Milliseconds in which several events ask once. */
const GATHER = 40;

const screensOf = (watchers: Known['watchers']): number =>
  watchers.filter(({ kind }) => kind === 'SCREEN').length;

/**
 * One meeting, kept up to date by its one stream. Every frame carries the whole room; after each
 * event the record is read again, with what the viewer may do: that is no part of any stream.
 */
export const useMeeting = (number: string) => {
  const { lianxi, live } = useApi();
  const [record, setRecord] = useState<Record | null>(null);
  const [room, setRoom] = useState<Room>(NO_ROOM);
  const [trouble, setTrouble] = useState<'missing' | 'unread' | null>(null);
  const [attempt, setAttempt] = useState(0);
  const held = useRef({ record, screens: 0, nudge: () => {}, cursor: () => '0' }).current;
  const read = async (): Promise<Record | null> => {
    const answer = await lianxi
      .request(persistedSource(ControlMeetingDocument), { number })
      .catch(() => null);
    const meeting = answer?.data?.meeting;
    if (!meeting) {
      setTrouble(answer?.data ? 'missing' : 'unread');
      return null;
    }
    setTrouble(null);
    const next = { meeting, cursor: answer.cursor ?? '0' };
    // Two answers may overtake each other: the older one undoes nothing.
    if (!held.record || compareCursors(next.cursor, held.record.cursor) >= 0) {
      held.record = next;
      setRecord(next);
    }
    return next;
  };
  useEffect(() => {
    const state = { stop: () => {}, isOver: false, timer: null as Timer | null };
    const again = () => {
      state.timer ??= setTimeout(() => {
        state.timer = null;
        void read();
      }, GATHER);
    };
    void read().then((start) => {
      if (!start || state.isOver) return;
      const { stop, nudge, cursor } = lianxi.follow({
        source: persistedSource(ControlChangesDocument) as Source<ControlChangesSubscription>,
        variables: { id: start.meeting.id },
        after: start.cursor,
        pick: ({ meeting: frame }) => {
          setRoom({
            screenRoom: frame.screenRoom ?? null,
            callNext: frame.room?.current?.callNext ?? [],
            watchers: frame.presence,
          });
          const screens = screensOf(frame.presence);
          if (frame.kind === 'EVENT' || screens !== held.screens) again();
          held.screens = screens;
          return { ...frame, caseId: null };
        },
        onChange: () => {},
        onCaughtUp: again,
        onReload: async () => (await read())?.cursor ?? Promise.reject(new Error('unread')),
      });
      Object.assign(state, { stop });
      Object.assign(held, { nudge, cursor });
    });
    return () => {
      state.isOver = true;
      if (state.timer !== null) clearTimeout(state.timer);
      state.stop();
    };
  }, [number, attempt]);
  return {
    known: record && { meeting: record.meeting, readAt: record.cursor, ...room },
    trouble,
    /** How far the stream has told. */
    cursor: () => held.cursor(),
    again: () => setAttempt(attempt + 1),
    nudge: () => {
      held.nudge();
      live.nudge();
    },
  };
};
