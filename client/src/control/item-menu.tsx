import { useId } from 'preact/hooks';
import { plain } from '../words/format.ts';
import type { Item } from './use-meeting.ts';
import type { Steer } from './use-steer.ts';
import { useControlWords } from './words.ts';

/** The arrows go through a menu, Esc leaves it. */
const onMenuKey = (event: KeyboardEvent) => {
  const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (!by || !(event.currentTarget instanceof HTMLElement)) return;
  event.preventDefault();
  const lines = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=menuitem]')];
  const at = lines.findIndex((line) => line.matches(':focus'));
  lines[(at + by + lines.length) % lines.length]?.focus();
};

/** What can be done with one item besides going through the agenda: the keyboard's way too. */
export const ItemMenu = ({
  item,
  steer,
  onStep,
}: {
  readonly item: Item;
  readonly steer: Steer;
  readonly onStep: ((item: Item, by: -1 | 1) => void) | null;
}) => {
  const { language, say } = useControlWords();
  const id = useId();
  const offers = (name: string) => item.availableActions.some(({ action }) => action === name);
  const isStartable = steer.isFree && item.state !== 'CURRENT' && offers('startItem');
  const lines = [
    isStartable && { name: say.agenda.start, act: () => steer.start(item), action: 'startItem' },
    onStep && { name: say.agenda.up, act: () => onStep(item, -1), action: 'up' },
    onStep && { name: say.agenda.down, act: () => onStep(item, 1), action: 'down' },
    steer.mayDefer(item) && {
      name: say.agenda.defer,
      act: () => steer.defer(item),
      action: 'deferItem',
    },
  ].filter((line) => line !== false && line !== null);
  if (lines.length === 0) return <span />;
  return (
    <span class="control-menu">
      <button
        type="button"
        class="button quiet"
        popovertarget={id}
        aria-haspopup="menu"
        aria-label={say.agenda.menu(plain(item.title, language))}
      >
        ⋯
      </button>
      <div
        id={id}
        popover="auto"
        role="menu"
        onKeyDown={onMenuKey}
        onToggle={(event) => {
          if (event.newState === 'open')
            event.currentTarget.querySelector<HTMLElement>('[role=menuitem]')?.focus();
        }}
      >
        {lines.map(({ name, act, action }) => (
          <button
            key={action}
            type="button"
            role="menuitem"
            data-menu={action}
            onClick={() => {
              document.getElementById(id)?.hidePopover();
              act();
            }}
          >
            {name}
          </button>
        ))}
      </div>
    </span>
  );
};
