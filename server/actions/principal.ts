import {
  isValidOn,
  type Post,
  type UnitFacts,
  type Viewer,
  viewerOf,
} from '../kernel/authority.ts';
import { toDay, toDayOrNull } from '../kernel/calendar.ts';
import { ForbiddenError, ValidationError } from '../kernel/errors.ts';
import type { Noun, Principal } from '../kernel/lifecycle.ts';
import type { Asker, OnBehalf, Work } from './engine.ts';
import type { Action } from './registry.ts';
import type { Loaded } from './store.ts';

/** Only the office records for others (4.1). */
const isOffice = ({ memberships }: Viewer): boolean =>
  memberships.some(({ roles }) => roles.includes('OFFICE'));

/** Posts whose decisions the office may record. */
const RECORDED_POSTS = [
  'CHAIR',
  'EXECUTIVE_CHAIR',
  'GOVERNMENT',
] as const satisfies readonly Post[];

/**
 * The office records a chair's decision or a unit's paper, with evidence (domain: on behalf of).
 * The rights that count are then those of the post or the unit; the record names both.
 */
export const principalOf = async (
  work: Work,
  asker: Asker,
  action: Action,
  behalf: OnBehalf,
): Promise<{ readonly principal: Principal; readonly viewer: Viewer }> => {
  if (asker === 'SYSTEM' || !isOffice(asker))
    throw new ForbiddenError({
      noun: action.noun.type,
      action: action.name,
      reason: 'ONLY_OFFICE_RECORDS',
      clause: '4.1',
      values: {},
      who: ['OFFICE'],
    });
  if ((behalf.post === null) === (behalf.unitId === null))
    throw new ValidationError([{ path: ['onBehalf'], code: 'REQUIRED' }]);
  return behalf.post
    ? forPost(work, behalf.post, behalf)
    : forUnit(work, String(behalf.unitId), behalf);
};

const forPost = async (work: Work, post: Post, { evidence }: OnBehalf) => {
  const holder = await currentHolder(work, { post });
  if (!holder || !RECORDED_POSTS.some((one) => one === post))
    throw new ValidationError([{ path: ['onBehalf', 'post'], code: 'NOT_FOUND' }]);
  return {
    principal: { personId: holder.personId, unitId: null, post, evidence },
    viewer: viewerForPost(holder, post),
  };
};

const viewerForPost = (holder: Viewer, post: Post): Viewer => ({
  ...holder,
  posts: [post],
  memberships: [],
});

/** A unit's paper carries its head's signature. */
const viewerForUnit = (unit: UnitFacts, head: Viewer | null): Viewer => ({
  personId: head?.personId ?? '',
  posts: [],
  memberships: [
    { unitId: unit.id, isHead: true, roles: unit.roles.filter((role) => role !== 'OFFICE') },
  ],
  enterpriseId: null,
  tokenScopes: null,
});

const forUnit = async (work: Work, unitId: string, { evidence }: OnBehalf) => {
  const unit = work.engine.directory.units().get(unitId);
  if (!unit) throw new ValidationError([{ path: ['onBehalf', 'unit'], code: 'NOT_FOUND' }]);
  const head = await currentHolder(work, { post: 'HEAD', unitId });
  return {
    principal: { personId: head?.personId ?? null, unitId, post: null, evidence },
    viewer: viewerForUnit(unit, head),
  };
};

/** Somebody for whom the office may record, and with whose rights. */
export type Represented = {
  readonly post: Post | null;
  readonly unitId: string | null;
  readonly viewer: Viewer;
};

/**
 * All for whom a viewer may record something on a subject: the posts of the conference that are
 * held, and the units that stand in a relation to it. Nobody, unless the viewer is of the office.
 */
export const representedOn = async (
  at: At,
  viewer: Viewer,
  noun: Noun,
  subject: Loaded,
): Promise<readonly Represented[]> => {
  if (!isOffice(viewer)) return [];
  const own = viewer.memberships.map(({ unitId }) => unitId);
  const units = [...at.engine.directory.units().values()].filter(
    (unit) =>
      !own.includes(unit.id) &&
      isValidOn(unit, at.today) &&
      noun.policy.relations(viewerForUnit(unit, null), subject, {}, null).length > 0,
  );
  const posts = RECORDED_POSTS.map(async (post) => {
    const holder = await currentHolder(at, { post });
    return holder ? [{ post, unitId: null, viewer: viewerForPost(holder, post) }] : [];
  });
  const papers = units.map(async (unit) => {
    const head = await currentHolder(at, { post: 'HEAD', unitId: unit.id });
    return [{ post: null, unitId: unit.id, viewer: viewerForUnit(unit, head) }];
  });
  return (await Promise.all([...posts, ...papers])).flat();
};

/** Where holders of posts are looked up: a transaction, or the database itself. */
type At = {
  readonly transaction: Pick<Work['transaction'], 'appointment'>;
  readonly today: Work['today'];
  readonly engine: Work['engine'];
};

const currentHolder = async (
  { transaction, today, engine }: At,
  where: { readonly post: Post; readonly unitId?: string },
): Promise<Viewer | null> => {
  const day = new Date(`${today}T00:00:00Z`);
  const found = await transaction.appointment.findFirst({
    where: { ...where, from: { lte: day }, OR: [{ to: null }, { to: { gte: day } }] },
    // An acting holder stands in while the holder is away.
    orderBy: [{ acting: 'desc' }, { from: 'desc' }],
  });
  if (!found) return null;
  const appointed = {
    post: where.post,
    unitId: found.unitId,
    enterpriseId: found.enterpriseId,
    from: toDay(found.from),
    to: toDayOrNull(found.to),
  };
  return viewerOf(found.personId, [appointed], engine.directory.units(), today);
};
