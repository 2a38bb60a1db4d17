import { heldBy } from '../kernel/authority.ts';
import type { Policy } from '../kernel/lifecycle.ts';
import type { AgendaMeeting, AgendaSubject } from './subject.ts';

/** An item is seen by whoever sees its meeting; a closed one not by the screens in the room. */
export const agendaPolicy: Policy<AgendaSubject> = {
  relations: (viewer, item, refs) => {
    const meeting = item?.meeting ?? (refs['meeting'] as AgendaMeeting | null | undefined);
    const invited = (meeting?.invitations ?? []).map(({ unitId }) => unitId);
    return heldBy(
      viewer,
      invited.filter((id) => id !== null),
      'INVITED',
    );
  },
  scopes: ({ meeting, isClosed }) =>
    isClosed ? meeting.scopes.filter((token) => !token.startsWith('screen:')) : meeting.scopes,
};
