import type {
  ActionRequest,
  Asker,
  Engine,
  OnBehalf,
  Outcome,
} from '../../server/actions/engine.ts';
import { perform, performAll, type Step } from '../../server/actions/perform.ts';
import { actionOf, registryOf } from '../../server/actions/registry.ts';
import { table, tableOf } from '../../server/actions/store.ts';
import { type Appointed, type Viewer, viewerOf } from '../../server/kernel/authority.ts';
import { addDays, type Day, dayAt, toDay, toDayOrNull } from '../../server/kernel/calendar.ts';
import type { RuleValues } from '../../server/kernel/lifecycle.ts';
import { NOUNS } from '../../server/nouns.ts';
import { FIRST_RULES } from '../../server/rules/defaults.ts';
import { directoryOf, seedRules } from '../../server/rules/directory.ts';
import { createDatabase } from '../support/database.ts';

/** The units of a small district, parents first: code, kind, roles, parent. */
const UNITS = [
  ['government', 'GOVERNMENT', ['GOVERNMENT'], null],
  ['finance', 'BUREAU', ['MEMBER'], 'government'],
  ['planning', 'BUREAU', ['MEMBER'], 'government'],
  ['land', 'BUREAU', ['MEMBER'], 'government'],
  ['science', 'BUREAU', ['MEMBER'], 'government'],
  ['commerce', 'BUREAU', ['MEMBER'], 'government'],
  ['audit', 'BUREAU', ['MEMBER'], 'government'],
  ['investment', 'BUREAU', ['MEMBER'], 'government'],
  ['supervision', 'BUREAU', ['MEMBER', 'SUPERVISOR'], 'government'],
  ['songzhuang', 'TOWNSHIP', ['TOWNSHIP'], 'government'],
  ['liyuan', 'TOWNSHIP', ['TOWNSHIP'], 'government'],
  ['joint-office', 'OFFICE', ['OFFICE'], 'investment'],
] as const;

/** Who is who: code, post, unit. */
const PEOPLE = [
  ['chair', 'CHAIR', 'government'],
  ['executive', 'EXECUTIVE_CHAIR', 'government'],
  ['office', 'OFFICE', 'joint-office'],
  ['office2', 'OFFICE', 'joint-office'],
  ['government', 'GOVERNMENT', 'government'],
  ['analyst', 'ANALYST', 'government'],
  ['admin', 'ADMIN', 'government'],
  ['supervision', 'CLERK', 'supervision'],
  ['xinghe', 'APPLICANT', null],
  ...(
    [
      'finance',
      'planning',
      'land',
      'science',
      'commerce',
      'audit',
      'investment',
      'songzhuang',
      'liyuan',
    ] as const
  ).flatMap(
    (unit) =>
      [
        [unit, 'CLERK', unit],
        [`${unit}.head`, 'HEAD', unit],
      ] as const,
  ),
] as const;

/** A Monday morning on which everything begins. */
export const BEGIN: Day = '2026-03-02';

export const text = (zh: string) => ({ zh });

/** A real engine on a real database with a small district in it, and a clock that is set by hand. */
export const openWorld = async () => {
  const { database, url, close } = await createDatabase();
  await database.logHead.createMany({ data: [{ id: 1 }], skipDuplicates: true });
  await seedRules(database);
  const time = { now: new Date(`${BEGIN}T09:00:00+08:00`) };
  const engine: Engine = {
    database,
    registry: registryOf(NOUNS),
    clock: { now: () => new Date(time.now) },
    directory: await directoryOf(database),
    committed: () => undefined,
  };
  const ids = new Map<string, string>();
  const idOf = (kind: string, code: string): string => {
    const id = ids.get(`${kind} ${code}`);
    if (!id) throw new Error(`no ${kind} ${code}`);
    return id;
  };
  const unit = (code: string): string => idOf('unit', code);
  const person = (code: string): string => idOf('person', code);
  const enterprise = (code: string): string => idOf('enterprise', code);

  const system = async (kind: string, requests: readonly (readonly [string, ActionRequest])[]) => {
    const steps = requests.map(([, request]): Step => ({ asker: 'SYSTEM', request }));
    const outcomes = await performAll(engine, steps);
    for (const [index, [code]] of requests.entries())
      ids.set(`${kind} ${code}`, outcomes[index]?.id ?? '');
  };
  const registerUnits = (depth: readonly (string | null)[]) =>
    system(
      'unit',
      UNITS.filter(([, , , parent]) => depth.includes(parent)).map(
        ([code, kind, roles, parent]) => [
          code,
          {
            action: 'registerUnit',
            input: {
              code,
              kind,
              roles: [...roles],
              name: text(code),
              ...(parent ? { parent: unit(parent) } : {}),
              validFrom: '2009-02-16',
            },
          },
        ],
      ),
    );
  await registerUnits([null]);
  await registerUnits(['government']);
  await registerUnits(['investment']);
  await system('enterprise', [
    [
      'xinghe',
      {
        action: 'registerEnterprise',
        input: {
          code: 'xinghe',
          creditCode: '91000000000000019G',
          name: text('星河'),
          township: unit('songzhuang'),
        },
      },
    ],
  ]);
  await system(
    'person',
    PEOPLE.map(([code]) => [code, { action: 'registerPerson', input: { code, name: text(code) } }]),
  );
  await system(
    'appointed',
    PEOPLE.map(([code, post, unitCode]) => [
      code,
      {
        action: 'appointPerson',
        id: person(code),
        input: {
          post,
          from: '2020-01-01',
          ...(unitCode ? { unit: unit(unitCode) } : { enterprise: enterprise('xinghe') }),
        },
      },
    ]),
  );

  const viewers = new Map<string, Viewer>();
  const appointments = await database.appointment.findMany();
  for (const [code] of PEOPLE) {
    const held = appointments
      .filter(({ personId }) => personId === person(code))
      .map((one) => ({
        post: one.post as Appointed['post'],
        unitId: one.unitId,
        enterpriseId: one.enterpriseId,
        from: toDay(one.from),
        to: toDayOrNull(one.to),
      }));
    viewers.set(code, viewerOf(person(code), held, engine.directory.units(), BEGIN));
  }
  /** Somebody by code, or the product itself. */
  const asker = (code: string): Asker => {
    const found = code === 'SYSTEM' ? 'SYSTEM' : viewers.get(code);
    if (!found) throw new Error(`nobody is called ${code}`);
    return found;
  };

  /** The version that a caller who has just looked would send. */
  const versionOf = async (action: string, id: string | null): Promise<number | null> => {
    if (id === null) return null;
    const { noun } = actionOf(engine.registry, action);
    const found = await table(database, tableOf(noun.model)).findUnique({ where: { id } });
    return found?.version ?? null;
  };
  /** Performs an action on what is there now. */
  const act = async (
    code: string,
    action: string,
    id: string | null,
    input: Readonly<Record<string, unknown>> = {},
    onBehalf?: OnBehalf,
  ): Promise<Outcome> =>
    perform(engine, asker(code), {
      action,
      id,
      input,
      expectedVersion: await versionOf(action, id),
      ...(onBehalf ? { onBehalf } : {}),
    });

  /** Puts another version of the rules in force from a day. */
  const setRules = async (inForceFrom: Day, values: Partial<RuleValues>): Promise<void> => {
    const version = 1 + (await database.ruleVersion.count());
    const from = new Date(`${inForceFrom}T00:00:00Z`);
    await database.ruleVersion.create({
      data: { version, inForceFrom: from, values: { ...FIRST_RULES, ...values } },
    });
    await engine.directory.refresh();
  };

  return {
    engine,
    database,
    setRules,
    url,
    time,
    unit,
    person,
    enterprise,
    asker,
    act,
    versionOf,
    today: (): Day => dayAt(time.now),
    inDays: (days: number): Day => addDays(dayAt(time.now), days),
    /** Sets the clock to nine in the morning of a day. */
    goTo: (day: Day): void => {
      time.now = new Date(`${day}T09:00:00+08:00`);
    },
    close,
  };
};
export type World = Awaited<ReturnType<typeof openWorld>>;

/** So many minutes pass. */
export const later = (world: World, minutes = 1): void => {
  world.time.now = new Date(world.time.now.getTime() + minutes * 60_000);
};
