import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { Written } from '../words/words.tsx';
import { BeforeOpening, BetweenItems, Quiet } from './calm.tsx';
import type { Room } from './facts.ts';
import { Foot } from './foot.tsx';
import { Head, type RoomLine } from './head.tsx';
import { ItemView } from './item-view.tsx';
import { Side } from './side.tsx';
import { useRoomWords } from './words.ts';
import './room.css';
import './room-parts.css';

/** As long as the line is there. */
export const LIVE: RoomLine = { isLive: true, staleSince: null };

const OVER = ['CLOSED', 'MINUTES_SIGNED', 'MINUTES_ISSUED', 'CANCELLED'];

/** Whether a meeting has been held to its end, or will not be held. */
export const isOver = ({ state }: Pick<Room, 'state'>): boolean => OVER.includes(state);

const Place = ({ room, clock }: { readonly room: Room; readonly clock: () => number }) => {
  if (room.current && room.state !== 'ADJOURNED')
    return <ItemView room={room} current={room.current} clock={clock} />;
  if (room.state === 'NOTIFIED' || room.state === 'APPROVED')
    return <BeforeOpening room={room} now={clock()} />;
  return <BetweenItems room={room} />;
};

/** The ground of the picture, in units of its own size. */
export const RoomFrame = ({
  kind,
  room = null,
  isStale = false,
  isOver = false,
  children,
}: {
  readonly kind: 'item' | 'between' | 'waiting' | 'blank' | 'message';
  readonly room?: Room | null;
  readonly isStale?: boolean;
  readonly isOver?: boolean;
  readonly children: ComponentChildren;
}) => (
  <div
    class="room"
    data-room={kind}
    data-room-state={
      room ? [room.state, room.current?.item.id].filter(Boolean).join(' ') : undefined
    }
    data-room-over={isOver ? '' : undefined}
  >
    <div class={isStale ? 'room-page room-stale' : 'room-page'}>{children}</div>
  </div>
);

/**
 * The picture of the meeting room; fills whatever holds it, and all its sizes follow from that. The
 * colours are those of the theme around it.
 */
export const RoomScreen = ({
  room,
  clock,
  line = LIVE,
  isPicture = false,
}: {
  readonly room: Room;
  /** The server's clock, milliseconds since 1970; the same function at every call. */
  readonly clock: () => number;
  readonly line?: RoomLine;
  /** Shown as a part of another page, which has a heading of its own. */
  readonly isPicture?: boolean;
}) => {
  const { say } = useRoomWords();
  const { staleSince } = line;
  // An old picture stands still: nobody knows whether the timer still runs.
  const shown = useMemo(
    () => (staleSince === null ? clock : () => staleSince),
    [clock, staleSince],
  );
  const isEnded = isOver(room);
  if (room.isBlank || isEnded)
    return (
      <RoomFrame kind="blank" room={room} isOver={isEnded}>
        <Quiet title={<Written text={room.title} />} isPicture={isPicture}>
          {isEnded && (room.state === 'CANCELLED' ? say.cancelled : say.ended)}
        </Quiet>
      </RoomFrame>
    );
  const isItem = room.current !== null && room.state !== 'ADJOURNED';
  const state = isItem ? 'item' : room.state === 'IN_SESSION' ? 'between' : 'waiting';
  return (
    <RoomFrame kind={state} room={room} isStale={staleSince !== null}>
      <Head room={room} clock={clock} line={line} isPicture={isPicture} />
      <div class="room-main">
        <Place room={room} clock={shown} />
        <Side room={room} clock={shown} />
      </div>
      <Foot room={room} clock={shown} />
    </RoomFrame>
  );
};
