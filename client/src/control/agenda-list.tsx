import { useEffect, useState } from 'preact/hooks';
import { useApi } from '../api/api.ts';
import type { Quick } from '../forms/use-quick.ts';
import { OwnItem } from '../meeting/own-item.tsx';
import { useOrder } from '../meeting/use-order.ts';
import { usedBy, usedMinutes } from '../room/facts.ts';
import { useNow } from '../room/use-now.ts';
import { Button } from '../ui/button.tsx';
import { plain } from '../words/format.ts';
import { Written } from '../words/words.tsx';
import { ItemMenu } from './item-menu.tsx';
import { isComposing } from './use-control-keys.ts';
import type { Item, Known } from './use-meeting.ts';
import type { Steer } from './use-steer.ts';
import { useControlWords } from './words.ts';

const Minutes = ({ item, now }: { readonly item: Item; readonly now: number }) => {
  const { say } = useControlWords();
  const used = usedBy({ ...item, runningSince: item.runningSince ?? null }, now);
  return (
    <span class="control-minutes">
      {item.state === 'DEFERRED' && <span>{say.agenda.deferred}</span>}
      {item.isClosed && <span>{say.agenda.closed}</span>}
      <span>{say.agenda.planned(item.plannedMinutes)}</span>
      {(item.state === 'CURRENT' || used > 0) && <span>{say.agenda.used(usedMinutes(used))}</span>}
    </span>
  );
};

const places: Readonly<Record<string, string>> = {
  CURRENT: 'now',
  DONE: 'past',
  DEFERRED: 'past',
};

/** The agenda: what was, what is, what comes; moved by hand or by keys. */
export const AgendaList = ({
  known: { meeting, readAt },
  steer,
  quick,
  isAdding,
  setAdding,
}: {
  readonly known: Known;
  readonly steer: Steer;
  readonly quick: Quick;
  readonly isAdding: boolean;
  readonly setAdding: (isAdding: boolean) => void;
}) => {
  const { lianxi } = useApi();
  const { language, say } = useControlWords();
  const now = useNow(lianxi.serverTime);
  const [told, setTold] = useState('');
  const { items, current } = steer;
  const isMovable = (item: Item) =>
    item.availableActions.some(({ action }) => action === 'moveItem');
  // What was put off or dealt with elsewhere in the agenda holds up nothing before it.
  const movable = items.findIndex(isMovable);
  const fixed = movable < 0 ? items.length : movable;
  const order = useOrder(
    items.map(({ id }) => id),
    readAt,
    (id, after) => quick.send('moveItem', { id, after }),
    fixed,
  );
  const shown = order.order.flatMap((id) => items.find((item) => item.id === id) ?? []);
  const step = (item: Item, by: -1 | 1) => {
    const place = order.step(item.id, by);
    if (place !== null) setTold(say.agenda.moved(plain(item.title, language), place + 1));
  };
  useEffect(() => {
    if (quick.trouble) setTold(say.trouble(quick.trouble));
  }, [quick.trouble]);
  useEffect(() => {
    if (isAdding) document.querySelector<HTMLElement>('.control-add input')?.focus();
  }, [isAdding]);
  const used = items.reduce(
    (sum, item) => sum + usedBy({ ...item, runningSince: item.runningSince ?? null }, now),
    0,
  );
  const planned = items.reduce((sum, { plannedMinutes }) => sum + plannedMinutes, 0);
  return (
    <section class="control-agenda" aria-label={say.agenda.title}>
      <h2 class="section">
        {say.agenda.title}
        <span>{items.length}</span>
        <small>{say.agenda.sum(planned, usedMinutes(used))}</small>
      </h2>
      <ol ref={order.list}>
        {shown.map((item, index) => (
          <li
            key={item.id}
            data-item={item.id}
            data-state={item.state}
            class={`${places[item.state] ?? ''}${order.carried === item.id ? ' carried' : ''}`}
            aria-current={item.state === 'CURRENT' ? 'step' : undefined}
          >
            {isMovable(item) ? (
              <button
                type="button"
                class="control-grip"
                aria-label={say.agenda.grip(plain(item.title, language), index + 1, shown.length)}
                {...order.carry(item.id)}
                onKeyDown={(event) => {
                  const by = { ArrowUp: -1 as const, ArrowDown: 1 as const }[event.key];
                  if (!by) return;
                  event.preventDefault();
                  step(item, by);
                }}
              >
                {index + 1}
              </button>
            ) : (
              <span>{index + 1}</span>
            )}
            <span class="control-item">
              <Written text={item.title} />
            </span>
            <Minutes item={item} now={now} />
            <ItemMenu item={item} steer={steer} onStep={isMovable(item) ? step : null} />
          </li>
        ))}
      </ol>
      <p class="unseen" role="status">
        {told}
      </p>
      <div class="row">
        <Button aria-expanded={isAdding} onPress={() => setAdding(!isAdding)} data-action="addItem">
          {say.agenda.add} <kbd>/</kbd>
        </Button>
        <Button
          isOff={!current || !steer.mayDefer(current)}
          onPress={() => current && steer.defer(current)}
          data-action="deferItem"
        >
          {say.agenda.defer}
        </Button>
      </div>
      {isAdding && (
        // biome-ignore lint/a11y/noStaticElementInteractions: Esc is that of the fields inside
        <div
          class="control-add"
          onKeyDown={(event) => {
            if (event.key === 'Escape' && !isComposing(event)) setAdding(false);
          }}
        >
          <OwnItem meeting={meeting.id} quick={quick} />
        </div>
      )}
    </section>
  );
};
