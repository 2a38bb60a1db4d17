import { afterAll, beforeAll } from 'vitest';
import { BEGIN, openWorld, type World } from './world.ts';

/**
 * A world for the tests of one block, with what `make` has made in it. `opened` sets its clock back
 * to where everything begins; `going` leaves it where the tests before have brought it.
 */
export const useWorld = <Made = undefined>(make?: (world: World) => Promise<Made>) => {
  const built: { world?: World; made?: Made } = {};
  beforeAll(async () => {
    built.world = await openWorld();
    if (make) built.made = await make(built.world);
  }, 60_000);
  afterAll(() => built.world?.close());
  const going = (): World => {
    if (!built.world) throw new Error('no world');
    return built.world;
  };
  const opened = (): World => {
    going().goTo(BEGIN);
    return going();
  };
  const made = (): Made => {
    if (!('made' in built)) throw new Error('nothing was made');
    return built.made as Made;
  };
  return { going, opened, made };
};
