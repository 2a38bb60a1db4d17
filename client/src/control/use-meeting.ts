import { useEffect, useRef, useState } from 'preact/hooks';
import { compareCursors, type Source } from '../../sdk/index.ts';
import { useApi } from '../api/api.ts';
import { persistedSource } from '../api/source.ts';
import type { ControlStreamSubscription, RoomFactsFragment } from '../gql/graphql.ts';
import {
  ControlMeetingDocument,
  ControlOffersDocument,
  ControlStreamDocument,
} from '../gql/later.ts';
import { type Meeting, NO_OFFERS, type Offers, type Plain, withOffers } from './offers.ts';

export type { Decision, Invitation, Item, Meeting } from './offers.ts';

type Frame = ControlStreamSubscription['meeting'];

/** What is known, and since when. */
export type Known = {
  readonly meeting: Meeting;
  readonly room: RoomFactsFragment | null;
  /** Who has the meeting open. */
  readonly watchers: Frame['presence'];
};

type Held = {
  readonly meeting: Plain;
  readonly room: Known['room'];
  readonly watchers: Known['watchers'];
  readonly cursor: string;
};

/** Milliseconds in which several events ask once what may be done now. */
const GATHER = 60;

/** One meeting, kept up to date by its one stream: every frame carries all of it. */
export const useMeeting = (number: string) => {
  const { lianxi, live } = useApi();
  const [known, setKnown] = useState<Held | null>(null);
  const [offers, setOffers] = useState<Offers>(NO_OFFERS);
  const [trouble, setTrouble] = useState<'missing' | 'unread' | null>(null);
  const [attempt, setAttempt] = useState(0);
  const latest = useRef(known);
  const take = (next: Held) => {
    // An answer that was read before what is shown must not undo it.
    const now = latest.current;
    if (now && compareCursors(next.cursor, now.cursor) < 0) return;
    latest.current = next;
    setKnown(next);
  };
  const readOffers = async (id: string) => {
    const answer = await lianxi
      .request(persistedSource(ControlOffersDocument), { id })
      .catch(() => null);
    if (answer?.data?.meeting) setOffers(answer.data.meeting);
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
  const nudges = useRef(() => {});
  useEffect(() => {
    const state = { stop: () => {}, isOver: false, timer: 0 };
    void read().then((start) => {
      if (!start || state.isOver) return;
      const ask = () => {
        clearTimeout(state.timer);
        state.timer = setTimeout(() => void readOffers(start.id), GATHER);
      };
      ask();
      const { stop, nudge } = lianxi.follow({
        source: persistedSource(ControlStreamDocument) as Source<ControlStreamSubscription>,
        variables: { id: start.id },
        after: start.cursor,
        pick: ({ meeting: frame }) => {
          const { meeting, room, presence: watchers, cursor, kind, headAt } = frame;
          if (meeting) take({ meeting, room: room ?? null, watchers, cursor });
          if (kind === 'EVENT') ask();
          return { kind, cursor, headAt, caseId: null };
        },
        onChange: () => {},
        onCaughtUp: ask,
        onReload: async () => (await read())?.cursor ?? Promise.reject(new Error('unread')),
      });
      state.stop = stop;
      nudges.current = nudge;
    });
    return () => {
      state.isOver = true;
      clearTimeout(state.timer);
      state.stop();
    };
  }, [number, attempt]);
  return {
    known: known && { ...known, meeting: withOffers(known.meeting, offers) },
    trouble,
    again: () => setAttempt(attempt + 1),
    nudge: () => {
      nudges.current();
      live.nudge();
    },
  };
};
