import type { Database } from '../database/client.ts';
import type { Viewer } from '../kernel/authority.ts';

/**
 * Whether a viewer may see a person's number whole: the office, and the units on an assignment
 * that names the person (domain: visibility).
 */
export const mayUnmask = async (
  database: Database,
  viewer: Viewer,
  personId: string,
): Promise<boolean> => {
  if (viewer.personId === personId) return true;
  if (viewer.memberships.some(({ roles }) => roles.includes('OFFICE'))) return true;
  const units = viewer.memberships.map(({ unitId }) => unitId);
  const shared = await database.assignment.findFirst({
    where: {
      AND: [
        {
          OR: [
            { accountableHeadId: personId },
            { personInChargeId: personId },
            { contactId: personId },
          ],
        },
        { OR: [{ responsibleIds: { hasSome: units } }, { assistingIds: { hasSome: units } }] },
      ],
    },
    select: { id: true },
  });
  return shared !== null;
};
