import type { Frame } from '../../client/sdk/index.ts';
import type { Service } from '../support/service.ts';
import { type Named, type Seat, takeSeat } from './meeting-seat.ts';

/** What everybody who follows a meeting is shown, as far as the tests look at it. */
export type Room = {
  readonly state: string;
  readonly isBlank: boolean;
  readonly items: readonly {
    readonly id: string;
    readonly state: string;
    readonly usedSeconds: number;
    readonly runningSince: string | null;
  }[];
  readonly decisions: readonly {
    readonly id: string;
    readonly no: number;
    readonly state: string;
    readonly text: { readonly zh: string };
  }[];
};

type Change = Frame & {
  readonly room: Room;
  readonly meeting: { readonly controller: { readonly id: string } | null } | null;
};

const FOLLOW = `subscription ($id: ID!, $after: Cursor) { meeting(id: $id, after: $after) {
  kind cursor headAt
  meeting { controller { id } }
  room {
    id title { zh } kind state isBlank presentCount invitedCount plannedMinutes
    items { id position title { zh } state plannedMinutes usedSeconds runningSince }
    current { total title { zh } issueNumber views { unitName { zh } text { zh } } }
    decisions {
      id no state text { zh } dueOn clause effect source unitCount acknowledgedCount
      responsible { id } assisting { id } dissents { unitName { zh } text { zh } }
    }
    attendance { unitName { zh } role presence isSubstitute }
  }
} }`;

/** What a follower of a meeting has been told last. */
export type Followed = {
  readonly room: () => Promise<Room>;
  readonly controller: () => string | null;
  /** Waits until what is shown satisfies a condition. */
  readonly until: (isTrue: (room: Room) => boolean) => Promise<Room>;
};

/** Follows a meeting from nothing: the first frame carries its whole state. */
export const followMeeting = (
  { lianxi }: Seat,
  meeting: Named,
): Followed & { stop: () => void } => {
  const state = { change: null as Change | null, waiting: [] as (() => void)[] };
  const keep = (change: Change) => {
    state.change = change;
    for (const wake of state.waiting.splice(0)) wake();
  };
  const following = lianxi.follow<{ meeting: Omit<Change, 'caseId'> }, Change>({
    source: { query: FOLLOW },
    variables: { id: meeting.id },
    after: '0',
    pick: (data) => {
      const change = { ...data.meeting, caseId: null };
      // Heartbeats carry the room as well: whoever joins late has all with the first of them.
      if (change.kind === 'CHECKPOINT') keep(change);
      return change;
    },
    onChange: keep,
    onReload: () => Promise.resolve('0'),
  });
  const next = () => new Promise<void>((resolve) => state.waiting.push(resolve));
  const until: Followed['until'] = async (isTrue) => {
    for (;;) {
      const room = state.change?.room;
      if (room && isTrue(room)) return room;
      await next();
    }
  };
  return {
    until,
    room: () => until(() => true),
    controller: () => state.change?.meeting?.controller?.id ?? null,
    stop: () => following.stop(),
  };
};

/** A member's phone in the room. */
export type Phone = Followed &
  Pick<Seat, 'act'> & {
    readonly answerInvitation: () => Promise<unknown>;
  } & AsyncDisposable;

/** Seats a unit's clerk with a phone that follows the meeting. */
export const openPhone = async (service: Service, unit: string, meeting: Named): Promise<Phone> => {
  const seat = await takeSeat(service, unit);
  const followed = followMeeting(seat, meeting);
  return {
    ...followed,
    act: seat.act,
    answerInvitation: () => seat.act('answerInvitation', meeting, { isSubstitute: false }),
    [Symbol.asyncDispose]: async () => {
      followed.stop();
      await seat[Symbol.asyncDispose]();
    },
  };
};
