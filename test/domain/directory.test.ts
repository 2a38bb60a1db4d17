import { afterAll, beforeAll, expect, test } from 'vitest';
import { directoryOf } from '../../server/rules/directory.ts';
import { openWorld, type World } from './world.ts';

const built: { world?: World } = {};

beforeAll(async () => {
  built.world = await openWorld();
});

afterAll(() => built.world?.close());

test('of two readings at once the later one counts, whichever ends last', async () => {
  const { database, unit } = built.world as World;
  const gate = { isHeld: false, open: (): void => {} };
  const slow = database.$extends({
    query: {
      unit: {
        findMany: async ({ args, query }) => {
          const found = await query(args);
          if (gate.isHeld)
            await new Promise<void>((done) => {
              gate.open = done;
              gate.isHeld = false;
            });
          return found;
        },
      },
    },
  });
  const directory = await directoryOf(slow as unknown as typeof database);
  gate.isHeld = true;
  const early = directory.refresh();
  await expect.poll(() => gate.isHeld).toBe(false);
  const { parentId, ...rest } = await database.unit.findUniqueOrThrow({
    where: { id: unit('finance') },
  });
  const { id } = await database.unit.create({
    data: {
      ...rest,
      name: rest.name ?? {},
      shortName: rest.shortName ?? {},
      parentId,
      id: crypto.randomUUID(),
      code: 'new',
    },
  });
  await directory.refresh();
  expect(directory.units().has(id)).toBe(true);
  gate.open();
  await early;
  expect(directory.units().has(id)).toBe(true);
});
