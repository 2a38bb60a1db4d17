import type { Prisma } from '../generated/prisma/client.ts';

export const UNIT_KINDS = [
  'GOVERNMENT',
  'BUREAU',
  'OFFICE',
  'PARK_COMMITTEE',
  'TOWNSHIP',
  'SUBDISTRICT',
] as const;

/** What an action on a unit looks at: whether it still has something in hand. */
export const unitInclude = {
  duties: { where: { state: 'PENDING' }, select: { id: true }, take: 1 },
  owned: { where: { endedAt: null }, select: { id: true }, take: 1 },
  children: { where: { validTo: null }, select: { id: true }, take: 1 },
} as const satisfies Prisma.UnitInclude;

export type UnitSubject = Prisma.UnitGetPayload<{ include: typeof unitInclude }>;
