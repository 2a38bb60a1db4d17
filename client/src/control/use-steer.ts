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
  const isFree = isLive && isInControl && meeting.state === 'IN_SESSION' && !quick.isSending;
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
  const send = (action: string, input: Record<string, unknown>) => {
    if (isFree) void quick.send(action, input);
  };
  const decide = (action: string, item: Item | null) => {
    if (item) send(action, { id: item.id, expectedVersion: item.version });
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
      if (current) send(isRunning ? 'pauseTimer' : 'resumeTimer', { id: current.id });
    },
    extend: () => {
      if (current) send('extendTimer', { id: current.id, minutes: 5 });
    },
    setScreens: (mode: 'FOLLOW' | 'HOLD' | 'BLANK') => send('setScreens', { id: meeting.id, mode }),
    /** One press, whoever had it. */
    take: () => {
      if (isLive && !quick.isSending) void quick.send('takeControl', { id: meeting.id });
    },
    mayDefer: (item: Item) => isLive && !quick.isSending && offers(item, 'deferItem'),
    defer: (item: Item) =>
      void quick.send('deferItem', { id: item.id, expectedVersion: item.version }),
    clock: lianxi.serverTime,
  };
};

/** The steering of a meeting, as its parts take it. */
export type Steer = ReturnType<typeof useSteer>;
