import { clockOf, type Room, timerOf } from '../room/facts.ts';
import { PlanBar } from '../room/foot.tsx';
import { Tags } from '../room/material.tsx';
import { useRoomWords } from '../room/words.ts';
import { Shape } from '../ui/light.tsx';
import { BrokenTitle } from './broken-title.tsx';
import { useMeetingPhone } from './meeting-words.ts';

/** What is being dealt with, how long, and why. */
export const Current = ({ room, now }: { readonly room: Room; readonly now: number }) => {
  const { say } = useMeetingPhone();
  const picture = useRoomWords();
  const { current, next } = room;
  if (!current)
    return (
      <header class="meeting-now">
        <p class="meeting-kicker">
          <b>{room.state === 'ADJOURNED' ? say.adjourned : say.between}</b>
          {next && <span>{say.next}</span>}
        </p>
        <h1 tabIndex={-1}>
          {next?.title ? <BrokenTitle text={next.title} /> : <BrokenTitle text={room.title} />}
        </h1>
        <PlanBar items={room.items} now={now} hasNumbers={false} />
      </header>
    );
  const { used, left, isPaused } = timerOf(current.item, now);
  return (
    <header class="meeting-now">
      <p class="meeting-kicker">
        {room.state === 'ADJOURNED' && <b>{say.adjourned}</b>}
        <b>{picture.say.item(current.item.position, current.total)}</b>
        <span>{say.used(clockOf(used), current.item.plannedMinutes)}</span>
        {isPaused && <b>{picture.say.paused}</b>}
        {left < 0 && (
          <b class="meeting-over">
            <Shape tone="late" /> {say.over(clockOf(-left))}
          </b>
        )}
      </p>
      <h1 tabIndex={-1}>
        <BrokenTitle text={current.title} />
      </h1>
      <Tags current={current} />
      <PlanBar items={room.items} now={now} hasNumbers={false} />
    </header>
  );
};
