import { Shape } from '../ui/light.tsx';
import { chooseText, dayOf, formatDayLong } from '../words/format.ts';
import { Written } from '../words/words.tsx';
import { clockOf, isPast, type Room, type RoomItem, shownItems, timerOf, usedBy } from './facts.ts';
import { useNow } from './use-now.ts';
import { useRoomWords } from './words.ts';

const ItemTimer = ({ item, now }: { readonly item: RoomItem; readonly now: number }) => {
  const { say } = useRoomWords();
  const { used, left, isPaused } = timerOf(item, now);
  return (
    <div class="room-timer" data-timer={isPaused ? 'paused' : left < 0 ? 'over' : 'runs'}>
      <b>{clockOf(used)}</b>
      <small>
        {say.timer(item.plannedMinutes)}
        {left < 0 ? (
          <span class="room-over">
            <Shape tone="late" />
            {say.over(clockOf(-left))}
          </span>
        ) : (
          say.left(clockOf(left))
        )}
        {isPaused && <span class="room-paused">{say.paused}</span>}
      </small>
    </div>
  );
};

/** Longest time to the opening that is counted down, in seconds. */
const NEAR_OPENING = 86_400;

const Waiting = ({ room, now }: { readonly room: Room; readonly now: number }) => {
  const { language, say } = useRoomWords();
  const seconds = (Date.parse(room.startsAt) - now) / 1_000;
  if (seconds > NEAR_OPENING)
    return (
      <div class="room-timer">
        <small>{formatDayLong(dayOf(new Date(room.startsAt)), language, new Date(now))}</small>
      </div>
    );
  if (seconds <= 0) return <div class="room-timer room-timer-words">{say.opensNow}</div>;
  return (
    <div class="room-timer">
      <b>{clockOf(seconds)}</b>
      <small>{say.toOpening}</small>
    </div>
  );
};

const Whole = ({ room, now }: { readonly room: Room; readonly now: number }) => {
  const { say } = useRoomWords();
  const used = shownItems(room.items).reduce((sum, item) => sum + usedBy(item, now), 0);
  return (
    <div class="room-timer">
      <b>{clockOf(used)}</b>
      <small>{say.timer(room.plannedMinutes)}</small>
    </div>
  );
};

/** One part per item, as wide as its plan; filled as far as it has come. */
export const PlanBar = ({
  items,
  now,
  hasNumbers = true,
}: {
  readonly items: readonly RoomItem[];
  readonly now: number;
  readonly hasNumbers?: boolean;
}) => (
  <div class="room-bar" aria-hidden="true">
    {shownItems(items).map((item) => {
      const share = Math.min(1, usedBy(item, now) / Math.max(1, item.plannedMinutes * 60));
      const place = item.state === 'CURRENT' ? 'now' : isPast(item) ? 'past' : 'ahead';
      return (
        <div key={item.id} class={place} style={{ flex: Math.max(1, item.plannedMinutes) }}>
          <i style={{ '--share': `${Math.round(share * 1_000) / 10}%` }} />
          {hasNumbers && <span>{item.position}</span>}
        </div>
      );
    })}
  </div>
);

/** The timer, the plan, and who is to get ready. */
export const Foot = ({ room, clock }: { readonly room: Room; readonly clock: () => number }) => {
  const { language, say, names } = useRoomWords();
  const now = useNow(clock);
  const { current, next } = room;
  const isBefore = room.state === 'NOTIFIED' || room.state === 'APPROVED';
  return (
    <div class="room-foot">
      {current ? (
        <ItemTimer item={current.item} now={now} />
      ) : isBefore ? (
        <Waiting room={room} now={now} />
      ) : (
        <Whole room={room} now={now} />
      )}
      <PlanBar items={room.items} now={now} />
      {next ? (
        <p class="room-next">
          <span>
            {isBefore ? say.first : say.next}
            {next.callUnits.length > 0 && say.gap + say.call(names(next.callUnits))}
          </span>
          <b lang={chooseText(next.title, language).lang === 'zh' ? 'zh-CN' : 'en'}>
            {next.title ? <Written text={next.title} /> : say.closedItem}
          </b>
        </p>
      ) : (
        <p class="room-next" />
      )}
    </div>
  );
};
