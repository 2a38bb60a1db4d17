import type { Engine } from '../actions/engine.ts';
import { perform } from '../actions/perform.ts';
import { type Day, dayAt } from '../kernel/calendar.ts';
import type { FoundOffice } from './setup.ts';

const CODE = 'office';

/**
 * Founds the office of an empty record by the actions themselves: the unit, its first person, who
 * is also the first to manage accounts. A set-up that was cut off half-way is taken up again.
 */
export const foundOffice =
  (engine: Engine): FoundOffice =>
  async ({ unit, person }) => {
    const { database, clock } = engine;
    const today = dayAt(clock.now());
    const create = async (action: string, input: object): Promise<string> =>
      (await perform(engine, 'SYSTEM', { action, input: { ...input } })).id;
    const appoint = async (id: string, post: string, place: string, from: Day): Promise<void> => {
      const held = await database.appointment.count({ where: { personId: id, post } });
      if (held > 0) return;
      const input = { post, unit: place, from };
      await perform(engine, 'SYSTEM', { action: 'appointPerson', id, input });
    };
    const office = await database.unit.findUnique({ where: { code: CODE }, select: { id: true } });
    const unitId =
      office?.id ??
      (await create('registerUnit', {
        code: CODE,
        kind: 'OFFICE',
        roles: ['OFFICE'],
        name: unit.name,
        shortName: unit.shortName,
        validFrom: today,
      }));
    const { code, name, title } = person;
    const known = await database.person.findUnique({ where: { code }, select: { id: true } });
    const personId =
      known?.id ?? (await create('registerPerson', { code, name, ...(title ? { title } : {}) }));
    await appoint(personId, 'OFFICE', unitId, today);
    await appoint(personId, 'ADMIN', unitId, today);
    return personId;
  };
