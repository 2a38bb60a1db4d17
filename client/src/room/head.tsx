import { Shape } from '../ui/light.tsx';
import { formatTime, plain } from '../words/format.ts';
import { wordOf } from '../words/vocabulary.ts';
import { Written } from '../words/words.tsx';
import type { Room } from './facts.ts';
import { useNow } from './use-now.ts';
import { useRoomWords } from './words.ts';

/** How the line to the room stands. */
export type RoomLine = {
  readonly isLive: boolean;
  /** When the picture was last known to be true, milliseconds by the server's clock; null while it is. */
  readonly staleSince: number | null;
};

const Presence = ({ room }: { readonly room: Room }) => {
  const { language, say, names } = useRoomWords();
  const post = wordOf('Post', room.presidingPost, language);
  const name = plain(room.presiderName, language);
  const isOpen = room.state !== 'NOTIFIED' && room.state !== 'APPROVED';
  return (
    <p class="room-presence">
      <span>{name ? say.presides(post, name) : say.presiding(post)}</span>
      {isOpen && room.invitedCount > 0 && (
        <span>
          {say.present(room.presentCount, room.invitedCount)}
          {room.excused.length > 0 && say.excused(names(room.excused))}
        </span>
      )}
    </p>
  );
};

const Connection = ({ room, line }: { readonly room: Room; readonly line: RoomLine }) => {
  const { say } = useRoomWords();
  const isHeld = room.screenMode === 'HOLD';
  const word = !line.isLive ? say.lostShort : isHeld ? say.held : say.live;
  return (
    <span class="room-line" data-line={line.isLive ? (isHeld ? 'held' : 'live') : 'lost'}>
      <Shape tone={line.isLive ? (isHeld ? 'near' : 'ok') : 'late'} />
      {word}
    </span>
  );
};

const useAge = () => {
  const { say } = useRoomWords();
  return (seconds: number): string =>
    seconds < 120
      ? say.seconds(seconds)
      : seconds < 7_200
        ? say.minutes(Math.floor(seconds / 60))
        : say.hours(Math.floor(seconds / 3_600));
};

/** In place of the head: an old picture must not be read as true. */
const Lost = ({
  room,
  since,
  clock,
  isPicture,
}: {
  readonly room: Room;
  readonly since: number;
  readonly clock: () => number;
  readonly isPicture: boolean;
}) => {
  const { language, say } = useRoomWords();
  const now = useNow(clock);
  const age = useAge()(Math.max(0, Math.round((now - since) / 1_000)));
  return (
    <div class="room-top room-lost" role="alert">
      {!isPicture && (
        <h1 class="unseen">
          <Written text={room.title} />
        </h1>
      )}
      <Shape tone="late" />
      <b>{say.lost(age)}</b>
      <span>{say.stands(formatTime(new Date(since), language, true))}</span>
    </div>
  );
};

/** Whose meeting it is, who presides, who is there, and the time. */
export const Head = ({
  room,
  clock,
  line,
  isPicture,
}: {
  readonly room: Room;
  readonly clock: () => number;
  readonly line: RoomLine;
  readonly isPicture: boolean;
}) => {
  const { language } = useRoomWords();
  const now = useNow(clock);
  if (line.staleSince !== null)
    return <Lost room={room} since={line.staleSince} clock={clock} isPicture={isPicture} />;
  const Name = isPicture ? 'p' : 'h1';
  return (
    <div class="room-top">
      <span class="seal" aria-hidden="true">
        联
      </span>
      <Name class="room-name">
        <Written text={room.title} />
      </Name>
      <Presence room={room} />
      <span class="room-end">
        <Connection room={room} line={line} />
        <b class="room-clock">{formatTime(new Date(now), language)}</b>
      </span>
    </div>
  );
};
