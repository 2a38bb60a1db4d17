import {
  isValidOn,
  type Post,
  type UnitFacts,
  type Viewer,
  viewerOf,
} from '../kernel/authority.ts';
import { toDate, toDay, toDayOrNull } from '../kernel/calendar.ts';
import { ForbiddenError, ValidationError } from '../kernel/errors.ts';
import type { Noun, Principal } from '../kernel/lifecycle.ts';
import type { Asker, OnBehalf, Work } from './engine.ts';
import type { Action } from './registry.ts';
import type { Loaded } from './store.ts';

/** Only the office records for others (4.1). */
export const recordsForOthers = ({ memberships }: Viewer): boolean =>
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
  if (asker === 'SYSTEM' || !recordsForOthers(asker))
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
 * held, and the units that stand in a relation to it. Asked for the office only.
 */
export const representedOn = async (
  at: Pick<At, 'today' | 'engine'>,
  viewer: Viewer,
  noun: Noun,
  subject: Loaded,
  /** Looks up who holds posts: for the nodes of a list together. */
  holding: (seats: readonly Seat[]) => Promise<readonly (Viewer | null)[]>,
): Promise<readonly Represented[]> => {
  const own = viewer.memberships.map(({ unitId }) => unitId);
  const units = [...at.engine.directory.units().values()].filter(
    (unit) =>
      !own.includes(unit.id) &&
      isValidOn(unit, at.today) &&
      noun.policy.relations(viewerForUnit(unit, null), subject, {}, null).length > 0,
  );
  const holders = await holding([
    ...RECORDED_POSTS.map((post) => ({ post })),
    ...units.map(({ id }) => ({ post: 'HEAD' as const, unitId: id })),
  ]);
  const posts = postsHeld(holders);
  const papers = units.map((unit, index) => {
    const head = holders[RECORDED_POSTS.length + index] ?? null;
    return { post: null, unitId: unit.id, viewer: viewerForUnit(unit, head) };
  });
  return [...posts, ...papers];
};

/** The posts of the conference for which a viewer may begin something; none but for the office. */
export const representedPosts = async (at: At, viewer: Viewer): Promise<readonly Represented[]> => {
  if (!recordsForOthers(viewer)) return [];
  const seats = RECORDED_POSTS.map((post) => ({ post }));
  return postsHeld(await holdersOf(at, seats));
};

/** Of holders in the order of the posts, those who are there. */
const postsHeld = (holders: readonly (Viewer | null)[]): readonly Represented[] =>
  RECORDED_POSTS.flatMap((post, index) => {
    const holder = holders[index];
    return holder ? [{ post, unitId: null, viewer: viewerForPost(holder, post) }] : [];
  });

/** Where holders of posts are looked up: a transaction, or the database itself. */
type At = {
  readonly transaction: Pick<Work['transaction'], 'appointment'>;
  readonly today: Work['today'];
  readonly engine: Work['engine'];
};

/** A post, of the unit where it is a unit's. */
export type Seat = { readonly post: Post; readonly unitId?: string };

const currentHolder = async (at: At, seat: Seat): Promise<Viewer | null> =>
  (await holdersOf(at, [seat]))[0] ?? null;

/** Who holds each of these today, in their order. */
export const holdersOf = async (
  { transaction, today, engine }: At,
  seats: readonly Seat[],
): Promise<readonly (Viewer | null)[]> => {
  const day = toDate(today);
  const found = await transaction.appointment.findMany({
    where: {
      AND: [{ OR: [...seats] }, { OR: [{ to: null }, { to: { gte: day } }] }],
      from: { lte: day },
    },
    // An acting holder stands in while the holder is away.
    orderBy: [{ acting: 'desc' }, { from: 'desc' }],
  });
  return seats.map(({ post, unitId }) => {
    const held = found.find(
      (one) => one.post === post && (unitId === undefined || one.unitId === unitId),
    );
    if (!held) return null;
    const appointed = {
      post,
      unitId: held.unitId,
      enterpriseId: held.enterpriseId,
      from: toDay(held.from),
      to: toDayOrNull(held.to),
    };
    return viewerOf(held.personId, [appointed], engine.directory.units(), today);
  });
};
