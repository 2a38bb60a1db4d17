import type { Insert } from '../kernel/change.ts';
import type { Facts } from '../kernel/lifecycle.ts';
import type { Text } from '../kernel/text.ts';

/** Units and guests to be invited, in their order. */
export const invitationRows = (
  meetingId: string,
  units: readonly string[],
  guests: readonly { readonly name: Text }[],
  from: number,
  facts: Facts,
): Insert[] => [
  ...units.map(
    (unitId, index): Insert => ({
      table: 'invitation',
      row: {
        id: facts.newId(),
        meetingId,
        unitId,
        // Who is no member of the conference attends without a seat.
        role: facts.units.get(unitId)?.roles.includes('MEMBER') ? 'MEMBER' : 'GUEST',
        position: from + index,
      },
    }),
  ),
  ...guests.map(
    ({ name }, index): Insert => ({
      table: 'invitation',
      row: {
        id: facts.newId(),
        meetingId,
        guestName: name,
        role: 'GUEST',
        position: from + units.length + index,
      },
    }),
  ),
];
