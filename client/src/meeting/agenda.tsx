import { useEffect, useState } from 'preact/hooks';
import type { Cursor } from '../../sdk/index.ts';
import { useApi } from '../api/api.ts';
import type { Doable } from '../forms/doable.ts';
import { useQuick } from '../forms/use-quick.ts';
import { useStale } from '../line/line.tsx';
import { shownItems, usedMinutes } from '../room/facts.ts';
import { Empty } from '../ui/banner.tsx';
import { Light } from '../ui/light.tsx';
import { plain } from '../words/format.ts';
import { AgendaRow } from './agenda-item.tsx';
import type { MeetingFacts } from './facts.ts';
import { OwnItem } from './own-item.tsx';
import { Suggestions } from './suggestions.tsx';
import { useOrder } from './use-order.ts';
import { useMeetingWords } from './words.ts';

const Handle = ({
  label,
  isCarried,
  carry,
  onStep,
}: {
  readonly label: string;
  readonly isCarried: boolean;
  readonly carry: object;
  readonly onStep: (by: -1 | 1) => void;
}) => (
  <button
    type="button"
    class={isCarried ? 'agenda-handle carried' : 'agenda-handle'}
    aria-label={label}
    {...carry}
    onKeyDown={(event) => {
      const by = { ArrowUp: -1 as const, ArrowDown: 1 as const }[event.key];
      if (!by) return;
      event.preventDefault();
      onStep(by);
    }}
  >
    <i aria-hidden="true" />
  </button>
);

/** What is to be discussed, in its order; for the office, where it is put together. */
export const Agenda = ({
  meeting,
  readAt,
  again,
  onChoose,
}: {
  readonly meeting: MeetingFacts;
  /** How far the record had come when the meeting was read. */
  readonly readAt: Cursor;
  readonly again: () => void;
  readonly onChoose: (one: Doable) => void;
}) => {
  const { language, words, say } = useMeetingWords();
  const { lianxi } = useApi();
  const isStale = useStale(lianxi);
  const quick = useQuick(again);
  const [told, setTold] = useState('');
  const items = shownItems(meeting.items);
  const mayAdd = meeting.availableActions.some(({ action }) => action === 'addItem');
  const isMovable = (item: (typeof items)[number]) =>
    !isStale && item.availableActions.some(({ action }) => action === 'moveItem');
  // Items put off or finished further down hold up nothing before them.
  const planned = items.findIndex(({ state }) => state === 'PLANNED');
  const fixed = planned < 0 ? items.length : planned;
  const order = useOrder(
    items.map(({ id }) => id),
    readAt,
    (id, after) => quick.send('moveItem', { id, after }),
    fixed,
  );
  const shown = order.order.flatMap((id) => items.find((item) => item.id === id) ?? []);
  useEffect(() => {
    if (quick.trouble) setTold(quick.trouble);
  }, [quick.trouble]);
  return (
    <section class="agenda" aria-label={say.agenda}>
      <h2 class="section">
        {say.agenda}
        <span>{items.length}</span>
        <small>
          {mayAdd && items.length > 1 && say.agendaHint}
          {mayAdd && items.length > 1 && words.separator}
          {meeting.openedAt
            ? say.planned(
                meeting.plannedMinutes - meeting.grantedMinutes,
                usedMinutes(meeting.usedSeconds),
              )
            : say.plan(meeting.plannedMinutes)}
        </small>
      </h2>
      {items.length === 0 && <Empty>{mayAdd ? say.agendaNone : say.agendaNoneOther}</Empty>}
      {quick.trouble && (
        <p role="alert">
          <Light tone="late">{say.notSaved(quick.trouble)}</Light>
        </p>
      )}
      <ol ref={order.list} class="agenda-rows">
        {shown.map((item, index) => (
          <li
            key={item.id}
            data-item={item.id}
            data-state={item.state}
            class={order.carried === item.id ? 'carried' : undefined}
          >
            <AgendaRow
              item={item}
              place={index + 1}
              quick={mayAdd && !isStale ? quick : null}
              onChoose={onChoose}
              handle={
                isMovable(item) ? (
                  <Handle
                    label={say.moveItem(plain(item.title, language), index + 1, shown.length)}
                    isCarried={order.carried === item.id}
                    carry={order.carry(item.id)}
                    onStep={(by) => {
                      const place = order.step(item.id, by);
                      if (place !== null)
                        setTold(say.moved(plain(item.title, language), place + 1));
                    }}
                  />
                ) : null
              }
            />
          </li>
        ))}
      </ol>
      <p class="unseen" role="status">
        {told}
      </p>
      {mayAdd && !isStale && (
        <>
          <OwnItem meeting={meeting.id} quick={quick} />
          <Suggestions meeting={meeting.id} quick={quick} />
        </>
      )}
    </section>
  );
};
