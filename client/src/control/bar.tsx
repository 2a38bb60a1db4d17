import { useState } from 'preact/hooks';
import { useApi } from '../api/api.ts';
import { clockOf, timerOf } from '../room/facts.ts';
import { useNow } from '../room/use-now.ts';
import { Button } from '../ui/button.tsx';
import { Shape } from '../ui/light.tsx';
import { formatClause, formatTime, plain } from '../words/format.ts';
import { wordOf } from '../words/vocabulary.ts';
import { Written } from '../words/words.tsx';
import { Dialogs, type Opened } from './dialogs.tsx';
import type { Item, Meeting } from './use-meeting.ts';
import type { Steer } from './use-steer.ts';
import { useControlWords } from './words.ts';

/** A press by the pointer leaves no focus behind: Space then goes on meaning the timer. */
const leave = (event: PointerEvent) => {
  if (event.target instanceof Element) event.target.closest<HTMLElement>('button')?.blur();
};

const Timer = ({ item, place }: { readonly item: Item; readonly place: number }) => {
  const { lianxi } = useApi();
  const { say } = useControlWords();
  const now = useNow(lianxi.serverTime);
  const { used, left } = timerOf({ ...item, runningSince: item.runningSince ?? null }, now);
  return (
    <>
      <span class="muted small">{say.item(place, item.plannedMinutes)}</span>
      <span
        class={left < 0 ? 'control-timer late' : 'control-timer'}
        role="timer"
        aria-label={say.timer}
        data-running={item.runningSince != null}
      >
        {left < 0 && <Shape tone="late" />}
        {clockOf(used)}
        {left < 0 && <small>{say.over(clockOf(-left))}</small>}
      </span>
    </>
  );
};

const Steering = ({ meeting, steer }: { readonly meeting: Meeting; readonly steer: Steer }) => {
  const { say } = useControlWords();
  const { items, current, isFree, isRunning, following, preceding } = steer;
  const isPaused = meeting.state === 'ADJOURNED';
  return (
    <fieldset class="control-steer" onPointerUp={leave} aria-label={say.timer}>
      {current ? (
        <Timer item={current} place={items.indexOf(current) + 1} />
      ) : (
        <span class="muted small">{say.noItem}</span>
      )}
      <Button isOff={!isFree || !current} onPress={steer.toggleTimer} data-steer="timer">
        {isRunning || !current ? say.pause : say.resume} <kbd>{say.space}</kbd>
      </Button>
      <Button isOff={!isFree || !current} onPress={steer.extend} data-steer="extend">
        {say.extend}
      </Button>
      <span class="divider" />
      <Button isOff={!isFree || !preceding} onPress={steer.previous} data-steer="previous">
        {say.previous} <kbd>←</kbd>
      </Button>
      <Button
        isOff={!isFree || isPaused || !(following || current)}
        onPress={steer.next}
        data-steer="next"
      >
        {following ? (current ? say.next : say.first) : say.last} <kbd>→</kbd>
      </Button>
    </fieldset>
  );
};

/** Actions that have a place of their own on this page. */
const ELSEWHERE = [
  'takeControl',
  'setPresence',
  'setScreens',
  'addScreen',
  'revokeScreen',
  'addItem',
];

const More = ({ meeting }: { readonly meeting: Meeting }) => {
  const { language, say } = useControlWords();
  const [opened, setOpened] = useState<Opened | null>(null);
  const [isOpen, setOpen] = useState(false);
  const actions = meeting.availableActions.filter(({ action }) => !ELSEWHERE.includes(action));
  // What ends the meeting says why it cannot yet.
  const blocked = meeting.blockedActions.filter(({ action }) => action === 'closeMeeting');
  if (actions.length + blocked.length === 0 && !opened) return null;
  return (
    <>
      <details
        class="control-more"
        open={isOpen}
        onToggle={(event) => setOpen(event.currentTarget.open)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setOpen(false);
        }}
      >
        <summary class="button">{say.more}</summary>
        <div>
          {actions.map(({ action, label }) => (
            <Button
              key={action}
              kind="quiet"
              data-action={action}
              onPress={() => {
                setOpen(false);
                setOpened({
                  type: 'Meeting',
                  id: meeting.id,
                  action,
                  label: plain(label, language),
                });
              }}
            >
              {plain(label, language)}
            </Button>
          ))}
          {blocked.map(({ action, label, reason, clause }) => (
            <p key={action} class="small muted" data-blocked={action}>
              <b>{plain(label, language)}</b> {plain(reason, language)}{' '}
              {formatClause(clause, language)}
            </p>
          ))}
        </div>
      </details>
      <Dialogs opened={opened} onClose={() => setOpened(null)} />
    </>
  );
};

/** Whose meeting it is, who presides, the timer, and the way through the agenda. */
export const Bar = ({ meeting, steer }: { readonly meeting: Meeting; readonly steer: Steer }) => {
  const { language, say } = useControlWords();
  const time = (iso: string | null | undefined) => (iso ? formatTime(new Date(iso), language) : '');
  const name = plain(meeting.presider?.name, language);
  return (
    <div class="control-bar">
      <h1>
        <Written text={meeting.title} />
      </h1>
      <span class="muted small control-state">
        <span>
          {meeting.state === 'ADJOURNED'
            ? say.adjourned(time(meeting.adjournedAt))
            : say.session(time(meeting.openedAt))}
        </span>
        <span>{say.presides(wordOf('Post', meeting.presidingPost, language), name)}</span>
      </span>
      <Steering meeting={meeting} steer={steer} />
      <More meeting={meeting} />
    </div>
  );
};
