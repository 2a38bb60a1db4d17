import type { ActionRequest, Engine } from '../../server/actions/engine.ts';
import { performAll } from '../../server/actions/perform.ts';
import type { UnitRole } from '../../server/kernel/authority.ts';
import type { Day } from '../../server/kernel/calendar.ts';
import type { Acting } from './cast.ts';
import {
  type DemoAppointment,
  type DemoPerson,
  type DemoUnit,
  readEnterprises,
  readUnits,
} from './data.ts';
import type { Deed } from './deed.ts';
import { moment, type Timed } from './timed.ts';

/** The day on which the demo's record begins: the eve of its oldest project. */
export const FIRST_DAY: Day = '2023-10-09';

/** Posts that the people's file only names in words. */
const BESIDES: Readonly<Record<string, DemoAppointment>> = {
  admin: { post: 'ADMIN', unit: 'government', from: FIRST_DAY, to: null, document: null },
  analyst: {
    post: 'ANALYST',
    unit: 'investment-promotion',
    from: FIRST_DAY,
    to: null,
    document: null,
  },
};

const KINDS: Readonly<Record<string, string>> = { MEMBER: 'BUREAU' };

/** What a unit is to the conference (articles 3 and 5). */
const rolesOf = ({ code, kind }: DemoUnit): readonly UnitRole[] => {
  if (code === 'supervision') return ['MEMBER', 'SUPERVISOR'];
  // The park committees verify for the ground of their parks.
  if (code === 'parks') return ['MEMBER', 'TOWNSHIP'];
  if (kind === 'MEMBER') return ['MEMBER'];
  if (kind === 'OFFICE') return ['OFFICE'];
  return kind === 'GOVERNMENT' ? ['GOVERNMENT'] : ['TOWNSHIP'];
};

const systemDoes = async (
  engine: Engine,
  requests: readonly ActionRequest[],
): Promise<string[]> => {
  const done = await performAll(
    engine,
    requests.map((request) => ({ asker: 'SYSTEM' as const, request })),
  );
  return done.map(({ id }) => id);
};

/** Ids by the code that the files use. */
export type Ids = ReadonlyMap<string, string>;

/**
 * Units, people with the posts they hold on the first day, and enterprises: done by the product
 * itself, since nobody is in post before it.
 */
export const layFoundation = async (
  engine: Engine,
  people: readonly DemoPerson[],
): Promise<{ readonly units: Ids; readonly people: Ids; readonly enterprises: Ids }> => {
  const units = await registerUnits(engine);
  const ids = await systemDoes(
    engine,
    people.map(({ id, name, post, phone }) => ({
      action: 'registerPerson',
      input: { code: id, name, title: post, phone },
    })),
  );
  const peopleIds = new Map(people.map(({ id }, index) => [id, ids[index] ?? '']));
  const enterprises = readEnterprises();
  const enterpriseIds = await systemDoes(
    engine,
    enterprises.map(({ id, township, ...facts }) => ({
      action: 'registerEnterprise',
      input: {
        code: id,
        township: township && (units.get(township) ?? null),
        creditCode: facts.creditCode,
        name: facts.name,
        registeredAddress: facts.registeredAddress,
        legalRepresentative: facts.legalRepresentative,
        registeredCapital: facts.registeredCapital,
        industry: facts.industry,
      },
    })),
  );
  const known = {
    units,
    people: peopleIds,
    enterprises: new Map(enterprises.map(({ id }, index) => [id, enterpriseIds[index] ?? ''])),
  };
  await systemDoes(
    engine,
    heldBy(people)
      .filter(({ held }) => held.from <= FIRST_DAY)
      .map(({ person, held }) => appointment(person, held, known)),
  );
  return known;
};

const registerUnits = async (engine: Engine): Promise<Ids> => {
  const ids = new Map<string, string>();
  // One by one, the bureau before the office that sits in it: each takes the next place in the list.
  for (const unit of readUnits()) {
    const { code, kind, name, parent, regionCode, validFrom } = unit;
    const [id = ''] = await systemDoes(engine, [
      {
        action: 'registerUnit',
        input: {
          code,
          kind: code === 'parks' ? 'PARK_COMMITTEE' : (KINDS[kind] ?? kind),
          roles: rolesOf(unit),
          name: { zh: name.zh, en: name.en },
          shortName: { zh: name.zhShort, en: name.enShort },
          parent: parent && (ids.get(parent) ?? null),
          regionCode,
          validFrom,
        },
      },
    ]);
    ids.set(code, id);
  }
  return ids;
};

const heldBy = (people: readonly DemoPerson[]) =>
  people.flatMap((person) => {
    const besides = BESIDES[person.id];
    const all = [...person.appointments, ...(besides ? [besides] : [])];
    return all.map((held) => ({ person, held }));
  });

type Known = { readonly units: Ids; readonly people: Ids; readonly enterprises: Ids };

const appointment = (person: DemoPerson, held: DemoAppointment, known: Known): ActionRequest => ({
  action: 'appointPerson',
  id: known.people.get(person.id) ?? null,
  input: {
    post: held.post,
    ...(held.unit ? { unit: known.units.get(held.unit) } : {}),
    ...(person.enterprise ? { enterprise: known.enterprises.get(person.enterprise) } : {}),
    from: held.from,
    // An end that lay ahead is recorded with the post; it was limited from the start.
    ...(held.to ? { to: held.to } : {}),
    ...(held.document ? { document: held.document } : {}),
  },
});

/** Later appointments, each recorded by the office on its first morning. */
export const laterAppointments = (
  people: readonly DemoPerson[],
  known: Known,
  acting: Acting,
): readonly Timed[] =>
  heldBy(people)
    .filter(({ held }) => held.from > FIRST_DAY)
    .map(({ person, held }) => {
      const office = acting('joint-office', held.from);
      const { action, id, input } = appointment(person, held, known);
      // The office's first people are appointed before there is anybody to record it.
      const as = office.day === held.from && office.code !== person.id ? office.code : null;
      const deed: Deed = { as, action, id: id ?? null, input: input ?? {} };
      return { at: moment(held.from, 8, 30), deeds: () => Promise.resolve([deed]) };
    });
