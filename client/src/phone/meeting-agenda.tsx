import { isPast, type RoomItem, shownItems, timerOf, usedBy, usedMinutes } from '../room/facts.ts';
import { Shape } from '../ui/light.tsx';
import { formatTime } from '../words/format.ts';
import { Written } from '../words/words.tsx';
import { useMeetingPhone } from './meeting-words.ts';

/** When each item that waits is to come up, milliseconds: what runs over pushes all that follow. */
export const startsOf = (items: readonly RoomItem[], from: number): ReadonlyMap<string, number> => {
  const running = items.find(({ state }) => state === 'CURRENT');
  const at = { time: from + (running ? Math.max(0, timerOf(running, from).left) * 1_000 : 0) };
  const starts = new Map<string, number>();
  const waiting = shownItems(items).filter(({ state }) => state === 'PLANNED');
  // What was passed over is taken up when the rest is done.
  const isAhead = ({ position }: RoomItem) => position > (running?.position ?? 0);
  for (const item of waiting.toSorted((a, b) => Number(isAhead(b)) - Number(isAhead(a)))) {
    starts.set(item.id, at.time);
    at.time += item.plannedMinutes * 60_000;
  }
  return starts;
};

/** The agenda: what is done, what runs, and about when the rest comes up. */
export const PhoneAgenda = ({
  items,
  now,
  from,
}: {
  readonly items: readonly RoomItem[];
  readonly now: number;
  /** Where the first of those that wait begins, if none runs. */
  readonly from: number;
}) => {
  const { language, say } = useMeetingPhone();
  const starts = startsOf(items, from);
  const told = (item: RoomItem): string => {
    if (item.state === 'CURRENT') return say.running;
    if (item.state === 'DEFERRED') return say.deferred;
    if (isPast(item)) return say.minutes(usedMinutes(usedBy(item, now)));
    return say.about(formatTime(new Date(starts.get(item.id) ?? from), language));
  };
  return (
    <>
      <h2 class="section">{say.agenda}</h2>
      <ol class="meeting-agenda">
        {shownItems(items).map((item) => (
          <li key={item.id} data-state={item.state}>
            <Shape tone={item.state === 'CURRENT' ? 'live' : isPast(item) ? 'done' : 'none'} />
            <span>{item.title ? <Written text={item.title} /> : say.closed}</span>
            <time>{told(item)}</time>
          </li>
        ))}
      </ol>
    </>
  );
};
