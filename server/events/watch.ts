import type { Opened } from './live.ts';
import type { Member } from './member.ts';

/** Milliseconds after which it is said again that somebody is still there. */
const AGAIN = 5_000;

/** Somebody who has a meeting open. */
export type Watching = Opened & {
  /** `person:ID` or `screen:ID`. */
  readonly who: string;
  readonly unitId: string | null;
};

const watchingOf = (member: Member): Watching | null => {
  const opened = member.watching;
  if (opened === null) return null;
  const { viewer, screen } = member.signed();
  if (screen) return { ...opened, who: `screen:${screen.id}`, unitId: null };
  const unitId = viewer.memberships[0]?.unitId ?? null;
  return { ...opened, who: `person:${viewer.personId}`, unitId };
};

/** Tells who has a meeting open: at once when somebody comes or turns to an item, then every few seconds. */
export const createWatch = (
  members: ReadonlySet<Member>,
  tell: (watching: readonly Watching[]) => Promise<void>,
) => {
  const state = { told: new Set<string>(), at: 0 };
  return async (): Promise<void> => {
    const found = new Map<string, Watching>();
    for (const member of members) {
      const watching = watchingOf(member);
      if (!watching) continue;
      const key = `${watching.meetingId} ${watching.who}`;
      // Of all that one person has open, it counts where they write.
      found.set(key, { ...watching, itemId: watching.itemId ?? found.get(key)?.itemId ?? null });
    }
    const now = [...found].map(([key, { itemId }]) => `${key} ${itemId}`);
    const isNew = now.some((key) => !state.told.has(key));
    const isDue = performance.now() - state.at >= AGAIN;
    if (!isNew && !isDue) return;
    state.told = new Set(now);
    state.at = performance.now();
    // Whatever becomes of it, nobody waits: it says who looks on, no more.
    if (found.size > 0) await tell([...found.values()]).catch(() => undefined);
  };
};
