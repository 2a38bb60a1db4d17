import { type Post, type Viewer, viewerOf } from '../kernel/authority.ts';
import { toDay, toDayOrNull } from '../kernel/calendar.ts';
import { ForbiddenError, ValidationError } from '../kernel/errors.ts';
import type { Principal } from '../kernel/lifecycle.ts';
import type { Asker, OnBehalf, Work } from './engine.ts';
import type { Action } from './registry.ts';

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
  const isOffice =
    asker !== 'SYSTEM' && asker.memberships.some(({ roles }) => roles.includes('OFFICE'));
  if (!isOffice)
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
  if (!holder || (post !== 'CHAIR' && post !== 'EXECUTIVE_CHAIR' && post !== 'GOVERNMENT'))
    throw new ValidationError([{ path: ['onBehalf', 'post'], code: 'NOT_FOUND' }]);
  return {
    principal: { personId: holder.personId, unitId: null, post, evidence },
    viewer: { ...holder, posts: [post], memberships: [] },
  };
};

const forUnit = async (work: Work, unitId: string, { evidence }: OnBehalf) => {
  const unit = work.engine.directory.units().get(unitId);
  if (!unit) throw new ValidationError([{ path: ['onBehalf', 'unit'], code: 'NOT_FOUND' }]);
  const head = await currentHolder(work, { post: 'HEAD', unitId });
  // A unit's paper carries its head's signature.
  const membership = {
    unitId,
    isHead: true,
    roles: unit.roles.filter((role) => role !== 'OFFICE'),
  };
  return {
    principal: { personId: head?.personId ?? null, unitId, post: null, evidence },
    viewer: {
      personId: head?.personId ?? '',
      posts: [],
      memberships: [membership],
      enterpriseId: null,
      tokenScopes: null,
    } satisfies Viewer,
  };
};

const currentHolder = async (
  { transaction, today, engine }: Work,
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
