import type { Room } from './facts.ts';
import type { RoomLine } from './head.tsx';
import { LIVE, RoomScreen } from './room-screen.tsx';
import { useRoomWords } from './words.ts';

/**
 * What the screens show, small: drawn at 1920 × 1080 and shrunk as a whole, so that browsers with
 * a least size of text change nothing. For the eye only: whoever steers has all of it in words.
 */
export const RoomPicture = ({
  room,
  clock,
  line = LIVE,
  width = 416,
  theme = 'projector',
}: {
  readonly room: Room;
  readonly clock: () => number;
  readonly line?: RoomLine;
  /** Pixels; its height follows. */
  readonly width?: number;
  readonly theme?: 'projector' | 'contrast';
}) => {
  const { say } = useRoomWords();
  const height = (width * 1080) / 1920;
  return (
    <div class="room-picture" role="img" aria-label={say.picture} style={{ width, height }}>
      <div
        class="room-stage"
        data-theme={theme}
        inert
        style={{ transform: `scale(${width / 1920})` }}
      >
        <RoomScreen room={room} clock={clock} line={line} isPicture />
      </div>
    </div>
  );
};
