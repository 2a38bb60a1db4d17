import { RoomPicture } from '../room/room-picture.tsx';
import { NOW, ROOM, ROOMS } from './sample-room.ts';
import { Section } from './section.tsx';

const clock = () => NOW;

/** The picture of the meeting room, small, in its states; the last one with its line cut. */
export const Rooms = ({ theme }: { readonly theme: 'projector' | 'contrast' }) => (
  <Section name="会场屏幕" rule="同一画面，任意大小；一个单位是宽的 1/1920 或高的 1/1080">
    <div class="kit-rooms">
      {Object.entries(ROOMS).map(([name, room]) => (
        <RoomPicture key={name} room={room} clock={clock} theme={theme} />
      ))}
      <RoomPicture
        room={ROOM}
        clock={clock}
        theme={theme}
        line={{ isLive: false, staleSince: NOW - 35_000 }}
      />
    </div>
  </Section>
);
