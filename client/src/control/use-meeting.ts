import { useEffect, useRef, useState } from 'preact/hooks';
import { compareCursors, type Source } from '../../sdk/index.ts';
import { useApi } from '../api/api.ts';
import { persistedSource } from '../api/source.ts';
import type {
  ControlMeetingFragment,
  ControlStreamSubscription,
  RoomFactsFragment,
} from '../gql/graphql.ts';
import { ControlMeetingDocument, ControlStreamDocument } from '../gql/later.ts';

/** The meeting as the control knows it. */
export type Meeting = ControlMeetingFragment;
/** One item of its agenda. */
export type Item = Meeting['items'][number];
/** One of its decisions, drafts too. */
export type Decision = Meeting['decisions'][number];
/** Who is asked to come, and how that stands. */
export type Invitation = Meeting['invitations'][number];
/** What the screens in the room show. */
export type RoomPicture = RoomFactsFragment;

type Frame = ControlStreamSubscription['meeting'];

/** Who has the meeting open. */
export type Watcher = Frame['presence'][number];

/** What is known, and since when. */
export type Known = {
  readonly meeting: Meeting;
  readonly room: RoomPicture | null;
  readonly watchers: readonly Watcher[];
  readonly cursor: string;
};

/** One meeting, kept up to date by its one stream: every frame carries all of it. */
export const useMeeting = (number: string) => {
  const { lianxi, live } = useApi();
  const [known, setKnown] = useState<Known | null>(null);
  const [trouble, setTrouble] = useState<'missing' | 'unread' | null>(null);
  const [attempt, setAttempt] = useState(0);
  const latest = useRef(known);
  const take = (next: Known) => {
    // An answer that was read before what is shown must not undo it.
    const now = latest.current;
    if (now && compareCursors(next.cursor, now.cursor) < 0) return;
    latest.current = next;
    setKnown(next);
  };
  const read = async () => {
    const answer = await lianxi
      .request(persistedSource(ControlMeetingDocument), { number })
      .catch(() => null);
    if (!answer?.data) return void setTrouble('unread');
    const { meeting } = answer.data;
    if (!meeting) return void setTrouble('missing');
    setTrouble(null);
    const { room = null, watchers = [] } = latest.current ?? {};
    const cursor = answer.cursor ?? '0';
    take({ meeting, room, watchers, cursor });
    return { id: meeting.id, cursor };
  };
  useEffect(() => {
    const following = { stop: () => {}, isOver: false };
    void read().then((start) => {
      if (!start || following.isOver) return;
      const { stop, nudge } = lianxi.follow({
        source: persistedSource(ControlStreamDocument) as Source<ControlStreamSubscription>,
        variables: { id: start.id },
        after: start.cursor,
        pick: ({ meeting: frame }) => {
          const { meeting, room, presence: watchers, cursor } = frame;
          if (meeting) take({ meeting, room: room ?? null, watchers, cursor });
          return { kind: frame.kind, cursor, headAt: frame.headAt, caseId: null };
        },
        onChange: () => {},
        onReload: async () => (await read())?.cursor ?? Promise.reject(new Error('unread')),
      });
      following.stop = stop;
      nudges.current = nudge;
    });
    return () => {
      following.isOver = true;
      following.stop();
    };
  }, [number, attempt]);
  const nudges = useRef(() => {});
  return {
    known,
    trouble,
    again: () => setAttempt(attempt + 1),
    nudge: () => {
      nudges.current();
      live.nudge();
    },
  };
};
