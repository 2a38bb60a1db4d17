import type { Engine } from '../../server/actions/engine.ts';
import { perform } from '../../server/actions/perform.ts';
import { type Post, type Viewer, viewerOf } from '../../server/kernel/authority.ts';
import { dayAt, toDay, toDayOrNull } from '../../server/kernel/calendar.ts';

/** Who stands where in the small district of the tests. */
const UNITS = [
  ['government', 'GOVERNMENT', ['GOVERNMENT']],
  ['finance', 'BUREAU', ['MEMBER']],
  ['planning', 'BUREAU', ['MEMBER']],
  ['land', 'BUREAU', ['MEMBER']],
  ['commerce', 'BUREAU', ['MEMBER']],
  ['supervision', 'BUREAU', ['MEMBER', 'SUPERVISOR']],
  ['investment', 'BUREAU', ['MEMBER']],
  ['office', 'OFFICE', ['OFFICE']],
  ['songzhuang', 'TOWNSHIP', ['TOWNSHIP']],
  ['xiji', 'TOWNSHIP', ['TOWNSHIP']],
  ['parks', 'PARK_COMMITTEE', ['MEMBER', 'TOWNSHIP']],
] as const;

export type UnitCode = (typeof UNITS)[number][0];

const POSTS: readonly (readonly [string, Post, UnitCode])[] = [
  ['chair', 'CHAIR', 'government'],
  ['executive', 'EXECUTIVE_CHAIR', 'government'],
  ['recorder', 'GOVERNMENT', 'government'],
  ['admin', 'ADMIN', 'government'],
  ['analyst', 'ANALYST', 'investment'],
  ['office', 'OFFICE', 'office'],
  ['office2', 'OFFICE_HEAD', 'office'],
];

/** Bureaus and townships have a clerk by their code and a head, `finance` and `finance.head`. */
const STAFFED: readonly UnitCode[] = [
  'finance',
  'planning',
  'land',
  'commerce',
  'supervision',
  'investment',
  'songzhuang',
  'xiji',
  'parks',
];

/** A valid code of the fictitious region 000000. */
export const CREDIT_CODE = '91000000MA00000157';

/** Ids of units and people by code, and the viewers that they are today. */
export type District = {
  readonly unit: (code: UnitCode) => string;
  readonly person: (code: string) => string;
  readonly viewer: (code: string) => Promise<Viewer>;
  readonly enterprise: string;
  readonly people: readonly { readonly code: string; readonly id: string }[];
};

/** A small district, through the actions: the office, members, townships, their people, an enterprise. */
export const foundDistrict = async (engine: Engine): Promise<District> => {
  const create = async (action: string, input: object): Promise<string> =>
    (await perform(engine, 'SYSTEM', { action, input: { ...input } })).id;
  const units = new Map<string, string>();
  for (const [code, kind, roles] of UNITS) {
    const parent = code === 'office' ? units.get('investment') : units.get('government');
    units.set(
      code,
      await create('registerUnit', {
        code,
        kind,
        roles,
        name: { zh: `单位${code}`, en: code },
        validFrom: '2009-02-16',
        ...(parent ? { parent } : {}),
      }),
    );
  }
  const unit = (code: UnitCode): string => units.get(code) ?? '';
  const people = new Map<string, string>();
  const appoint = async (code: string, post: Post, place: object): Promise<void> => {
    const id =
      people.get(code) ??
      (await create('registerPerson', {
        code,
        name: { zh: `人员${code}`, en: code },
        phone: '138 0000 5678',
      }));
    people.set(code, id);
    await perform(engine, 'SYSTEM', {
      action: 'appointPerson',
      id,
      input: { post, from: '2020-01-01', ...place },
    });
  };
  for (const [code, post, at] of POSTS) await appoint(code, post, { unit: unit(at) });
  for (const code of STAFFED) {
    await appoint(code, 'CLERK', { unit: unit(code) });
    await appoint(`${code}.head`, 'HEAD', { unit: unit(code) });
  }
  const enterprise = await create('registerEnterprise', {
    code: 'xinghe',
    creditCode: CREDIT_CODE,
    name: { zh: '演示企业', en: 'Demo company' },
  });
  await appoint('xinghe', 'APPLICANT', { enterprise });
  return {
    unit,
    person: (code) => people.get(code) ?? '',
    viewer: (code) => viewerNow(engine, code),
    enterprise,
    people: [...people].map(([code, id]) => ({ code, id })),
  };
};

/** The viewer that a person's appointments make today, read from the record. */
export const viewerNow = async (engine: Engine, code: string): Promise<Viewer> => {
  const person = await engine.database.person.findUniqueOrThrow({
    where: { code },
    include: { appointments: true },
  });
  return viewerOf(
    person.id,
    person.appointments.map(({ post, unitId, enterpriseId, from, to }) => ({
      post: post as Post,
      unitId,
      enterpriseId,
      from: toDay(from),
      to: toDayOrNull(to),
    })),
    engine.directory.units(),
    dayAt(engine.clock.now()),
  );
};
