import { useRef } from 'preact/hooks';
import { useApi } from '../api/api.ts';
import type { Quick } from '../forms/use-quick.ts';
import { shownItems } from '../room/facts.ts';
import type { Item, Meeting } from './use-meeting.ts';

const offers = ({ availableActions }: Pick<Item, 'availableActions'>, name: string): boolean =>
  availableActions.some(({ action }) => action === name);

/** How the meeting is steered: what each key and button does, and what is not possible now. */
export const useSteer = (
  meeting: Meeting,
  quick: Quick,
  { viewerId, isLive }: { readonly viewerId: string; readonly isLive: boolean },
) => {
  const { lianxi } = useApi();
  const items = shownItems(meeting.items);
  const at = items.findIndex(({ state }) => state === 'CURRENT');
  const current = items[at] ?? null;
  const isInControl = meeting.controller?.id === viewerId;
  const isFree = isLive && isInControl && meeting.state === 'IN_SESSION';
  // One may go back and forth; what is put off is not gone through.
  const isOpen = ({ state }: Item) => state === 'PLANNED' || state === 'DONE';
  const following =
    at < 0
      ? (items.find(({ state }) => state === 'PLANNED') ?? null)
      : (items.slice(at + 1).find(isOpen) ?? null);
  const preceding =
    at < 0
      ? (items.findLast(({ state }) => state === 'DONE') ?? null)
      : (items.slice(0, at).findLast(isOpen) ?? null);
  const mayTake = isLive && !quick.isSending;
  // Until the record tells of it, a key pressed again means the same once, not the next. Once it
  // does, one goes on, though the answer is still on its way.
  const picture = [current?.id, current?.version, current?.runningSince].join(' ');
  const sent = useRef({ what: '', on: '' });
  const sendOnce = async (
    action: string,
    item: Item,
    input: Record<string, unknown>,
  ): Promise<void> => {
    const { id, version, runningSince, plannedMinutes } = item;
    const what = [action, id, version, runningSince, plannedMinutes].join(' ');
    const isOnItsWay = quick.isSending && sent.current.on === picture;
    if (!isFree || isOnItsWay || sent.current.what === what) return;
    sent.current = { what, on: picture };
    if (!(await quick.send(action, input)) && sent.current.what === what)
      sent.current = { what: '', on: '' };
  };
  const decide = (action: string, item: Item | null) => {
    if (item) void sendOnce(action, item, { id: item.id, expectedVersion: item.version });
  };
  const isRunning = current?.runningSince != null;
  return {
    items,
    current,
    isInControl,
    isFree,
    isRunning,
    following,
    preceding,
    start: (item: Item) => decide('startItem', item),
    next: () => (following ? decide('startItem', following) : decide('finishItem', current)),
    previous: () => decide('startItem', preceding),
    toggleTimer: () => {
      const action = isRunning ? 'pauseTimer' : 'resumeTimer';
      if (current) void sendOnce(action, current, { id: current.id });
    },
    extend: () => {
      if (current) void sendOnce('extendTimer', current, { id: current.id, minutes: 5 });
    },
    setScreens: (mode: 'FOLLOW' | 'HOLD' | 'BLANK') => {
      if (isFree) void quick.send('setScreens', { id: meeting.id, mode });
    },
    /** One press, whoever had it. */
    take: () => {
      if (mayTake) void quick.send('takeControl', { id: meeting.id });
    },
    mayTake,
    mayDefer: (item: Item) => isLive && offers(item, 'deferItem'),
    defer: (item: Item) => {
      if (mayTake) void quick.send('deferItem', { id: item.id, expectedVersion: item.version });
    },
    clock: lianxi.serverTime,
  };
};

/** The steering of a meeting, as its parts take it. */
export type Steer = ReturnType<typeof useSteer>;
