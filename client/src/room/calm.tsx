import type { ComponentChildren } from 'preact';
import { BrokenTitle } from '../phone/broken-title.tsx';
import { Light, type Tone } from '../ui/light.tsx';
import { dayOf, formatDayLong, formatTime, plain } from '../words/format.ts';
import { Written } from '../words/words.tsx';
import type { Room, RoomAttendance } from './facts.ts';
import { useFit } from './use-fit.ts';
import { useRoomWords } from './words.ts';

const TONES: Readonly<Record<string, Tone>> = {
  PRESENT: 'done',
  SUBSTITUTE: 'near',
  LEAVE: 'none',
  ABSENT: 'late',
};

const hasAnswered = ({ presence, attendeeName }: RoomAttendance): boolean =>
  presence !== 'EXPECTED' || attendeeName !== null;

const Guest = ({ one, isBefore }: { readonly one: RoomAttendance; readonly isBefore: boolean }) => {
  const { language, say } = useRoomWords();
  const isComing = one.presence === 'EXPECTED' && one.attendeeName !== null;
  const word = isComing
    ? one.isSubstitute
      ? say.substitutes
      : say.comes
    : one.presence === 'EXPECTED' && !isBefore
      ? say.expected
      : say.presence[one.presence];
  return (
    <li>
      <b>{plain(one.unitName, language)}</b>
      <span class="room-who">
        <Written text={one.attendeeName} />
      </span>
      <Light tone={isComing ? 'done' : (TONES[one.presence] ?? 'none')}>{word}</Light>
    </li>
  );
};

/** All that is asked to come, and how each stands. */
const Attendance = ({ room, isBefore }: { readonly room: Room; readonly isBefore: boolean }) => {
  const { say } = useRoomWords();
  const members = room.attendance.filter(({ role }) => role === 'MEMBER');
  if (room.attendance.length === 0) return null;
  return (
    <section>
      <h3 class="room-head room-head-next">
        {say.invited}
        <span>
          {isBefore
            ? say.answered(members.filter(hasAnswered).length, members.length)
            : say.present(room.presentCount, room.invitedCount)}
        </span>
      </h3>
      <ul class="room-guests">
        {room.attendance.map((one) => (
          <Guest key={one.id} one={one} isBefore={isBefore} />
        ))}
      </ul>
    </section>
  );
};

/** Before the opening: what, when, where, who comes. */
export const BeforeOpening = ({ room, now }: { readonly room: Room; readonly now: number }) => {
  const { language, say } = useRoomWords();
  const box = useFit(5);
  const starts = new Date(room.startsAt);
  return (
    <div class="room-item room-calm" ref={box}>
      <p class="room-kicker">
        <b>{say.waiting}</b>
      </p>
      <h2 class="room-title">
        <BrokenTitle text={room.title} />
      </h2>
      <dl class="room-facts room-facts-wide">
        <div>
          <dt>{formatDayLong(dayOf(starts), language, new Date(now))}</dt>
          <dd>{formatTime(starts, language)}</dd>
        </div>
        <div>
          <dt>{say.place}</dt>
          <dd class="name">
            <Written text={room.place} />
          </dd>
        </div>
      </dl>
      <Attendance room={room} isBefore />
    </div>
  );
};

/** In session and nothing called: what comes next, who is there. */
export const BetweenItems = ({ room }: { readonly room: Room }) => {
  const { say, names } = useRoomWords();
  const box = useFit(5);
  const isAdjourned = room.state === 'ADJOURNED';
  // What was being dealt with is gone on with.
  const ahead = room.current ? { title: room.current.title, callUnits: [] } : room.next;
  return (
    <div class="room-item room-calm" ref={box}>
      <p class="room-kicker">
        <b>{isAdjourned ? say.adjourned : say.between}</b>
        {isAdjourned ? <span>{say.adjournedHint}</span> : ahead && <span>{say.next}</span>}
      </p>
      <h2 class="room-title">
        {ahead ? ahead.title ? <BrokenTitle text={ahead.title} /> : say.closedItem : say.allDone}
      </h2>
      {ahead && ahead.callUnits.length > 0 && (
        <p class="room-tags">{say.call(names(ahead.callUnits))}</p>
      )}
      <Attendance room={room} isBefore={false} />
    </div>
  );
};

/** Nothing but whose screen this is. */
export const Quiet = ({
  title,
  isPicture = false,
  children,
}: {
  readonly title: ComponentChildren;
  readonly isPicture?: boolean;
  readonly children?: ComponentChildren;
}) => {
  const Name = isPicture ? 'p' : 'h1';
  return (
    <div class="room-quiet">
      <span class="seal" aria-hidden="true">
        联
      </span>
      <Name class="room-quiet-name">{title}</Name>
      {children && <p>{children}</p>}
    </div>
  );
};
