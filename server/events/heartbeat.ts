import type { Group } from './group.ts';
import type { StreamLimits } from './limits.ts';
import type { Place } from './log.ts';
import type { Picture, Sight } from './sight.ts';

type Beating = {
  readonly groups: ReadonlyMap<string, Group>;
  readonly limits: StreamLimits;
  /** The last event handed to the groups. */
  readonly place: () => Place;
  /** What boards show: their checksum is sent where a document asks for it. */
  readonly sight?: Pick<Sight, 'at'> | undefined;
};

/**
 * Returns what sends the heartbeats that are due. Call it as often as you like: one run at a time,
 * and a group that had gone on when its picture was there gets its beat with the next run.
 */
export const createHeartbeat = ({ groups, limits, place, sight }: Beating) => {
  const state = {
    at: performance.now(),
    missed: new Set<Group>(),
    running: null as Promise<void> | null,
  };
  const pictureFor = (wanting: readonly Group[]): Promise<Picture | null> =>
    sight && wanting.some(({ isChecked }) => isChecked)
      ? sight.at(place()).catch(() => null)
      : Promise.resolve(null);
  const beat = async (): Promise<void> => {
    const now = performance.now();
    const isDue = now - state.at >= limits.heartbeat;
    const wanting = [...groups.values()].filter((group) =>
      isDue ? now - group.since >= limits.heartbeat / 2 : state.missed.has(group),
    );
    state.missed.clear();
    if (isDue) state.at = now;
    if (wanting.length === 0) return;
    // One for all: those who see the same share its checksum too.
    const picture = await pictureFor(wanting);
    for (const group of wanting) {
      const isInTime = group.beat(group.isChecked ? picture : null);
      if (group.isChecked && sight && !isInTime) state.missed.add(group);
    }
  };
  return (): Promise<void> => {
    state.running ??= beat().finally(() => {
      state.running = null;
    });
    return state.running;
  };
};
