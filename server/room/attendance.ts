import type { InvitationRow, RoomFacts } from './rows.ts';

type Invited = Pick<InvitationRow, 'presence' | 'unitId' | 'guestName'>;

/** Whether somebody has come for who was invited. */
export const isHere = ({ presence }: Invited): boolean =>
  presence === 'PRESENT' || presence === 'SUBSTITUTE';

const nameOf = ({ units }: RoomFacts, { unitId, guestName }: Invited): unknown =>
  (unitId && units.get(unitId)) || guestName || {};

/** Who has asked to be excused. */
export const excusedIn = (facts: RoomFacts, invited: readonly Invited[]): readonly unknown[] =>
  invited.filter(({ presence }) => presence === 'LEAVE').map((one) => nameOf(facts, one));

/** Who was invited, who comes for them, and how that stands. */
export const attendanceIn = (facts: RoomFacts) =>
  facts.meeting.invitations.map((invited) => ({
    ...invited,
    unitName: nameOf(facts, invited),
    attendeeName:
      invited.attendeeName ??
      ((invited.attendeeId && facts.people.get(invited.attendeeId)) || null),
  }));
