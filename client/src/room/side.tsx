import { formatDayLong, plain } from '../words/format.ts';
import { Written } from '../words/words.tsx';
import {
  agendaWindow,
  isPast,
  isStanding,
  type Room,
  type RoomDecision,
  type RoomItem,
  shownItems,
  usedBy,
  usedMinutes,
} from './facts.ts';
import { useFit } from './use-fit.ts';
import { useNow } from './use-now.ts';
import { useRoomWords } from './words.ts';

const AgendaLine = ({ item, now }: { readonly item: RoomItem; readonly now: number }) => {
  const { say } = useRoomWords();
  const used = usedBy(item, now);
  const place = item.state === 'CURRENT' ? 'now' : isPast(item) ? 'past' : undefined;
  const put = say.put[item.state];
  return (
    <li class={place} aria-current={place === 'now' ? 'step' : undefined}>
      <span>{item.position}</span>
      <span class="room-line-title">
        {item.title ? <Written text={item.title} /> : say.closedItem}
      </span>
      <span class="room-minutes">
        <span>{say.planned(item.plannedMinutes)}</span>
        {put ? <span>{put}</span> : used > 0 && <span>{say.used(usedMinutes(used))}</span>}
      </span>
    </li>
  );
};

/** The agenda, around what is current where it is long. */
export const Agenda = ({
  items,
  most,
  now,
}: {
  readonly items: readonly RoomItem[];
  readonly most: number;
  readonly now: number;
}) => {
  const { say } = useRoomWords();
  const { shown, before, after } = agendaWindow(shownItems(items), most);
  return (
    <>
      <h3 class="room-head">
        {say.agenda}
        <span>{say.minuteHead}</span>
      </h3>
      {before > 0 && <p class="room-more">{say.before(before)}</p>}
      <ol class="room-agenda">
        {shown.map((item) => (
          <AgendaLine key={item.id} item={item} now={now} />
        ))}
      </ol>
      {after > 0 && <p class="room-more">{say.after(after)}</p>}
      {items.length === 0 && <p class="room-more">{say.noItems}</p>}
    </>
  );
};

/** How far those are who were told. */
export const useStanding = () => {
  const { say } = useRoomWords();
  return ({ state, unitCount, acknowledgedCount }: RoomDecision): string => {
    if (state === 'STRUCK') return say.struck;
    if (state === 'SUPERSEDED') return say.superseded;
    if (unitCount === 0) return '';
    if (acknowledgedCount === unitCount) return say.acknowledged;
    return acknowledgedCount === 0 ? say.unacknowledged : say.partly(acknowledgedCount, unitCount);
  };
};

const Decided = ({ decision, now }: { readonly decision: RoomDecision; readonly now: number }) => {
  const { language, say, names } = useRoomWords();
  const standing = useStanding()(decision);
  const { no, responsible, text, dueOn, dissents } = decision;
  return (
    <li class={isStanding(decision) ? undefined : 'struck'}>
      <span>{no}</span>
      <span>
        {responsible.length > 0 && <b>{names(responsible.map(({ name }) => name))}</b>}
        <span class="room-decided">
          <Written text={text} />
        </span>
        <span class="room-standing">
          {dueOn && <span>{say.until(formatDayLong(dueOn, language, new Date(now)))}</span>}
          {standing && <span>{standing}</span>}
          {dissents.map(({ unitName }) => (
            <span key={plain(unitName, language)}>{say.dissent(plain(unitName, language))}</span>
          ))}
        </span>
      </span>
    </li>
  );
};

/** What was decided, the latest last, and how many of it stands; those that do not fit are counted, and told to readers. */
export const Decisions = ({
  decisions,
  now,
}: {
  readonly decisions: readonly RoomDecision[];
  readonly now: number;
}) => {
  const { say } = useRoomWords();
  if (decisions.length === 0) return null;
  return (
    <>
      <h3 class="room-head room-head-next">
        {say.decisions}
        <span>{say.count(decisions.filter(isStanding).length)}</span>
      </h3>
      <ol class="room-decided-list">
        {decisions.map((decision) => (
          <Decided key={decision.id} decision={decision} now={now} />
        ))}
      </ol>
    </>
  );
};

/** Right of the item: the agenda, and what has been decided. */
export const Side = ({ room, clock }: { readonly room: Room; readonly clock: () => number }) => {
  const box = useFit(7);
  const now = useNow(clock);
  const hasDecisions = room.decisions.length > 0;
  return (
    <aside class="room-side" ref={box}>
      <Agenda items={room.items} most={hasDecisions ? 6 : 11} now={now} />
      <Decisions decisions={room.decisions} now={now} />
    </aside>
  );
};
