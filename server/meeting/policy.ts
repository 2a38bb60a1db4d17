import {
  hasScreens,
  heldBy,
  INSIDE,
  presidingBy,
  SETTLED,
  screenScope,
  unitScope,
} from '../kernel/authority.ts';
import type { Policy } from '../kernel/lifecycle.ts';
import { invitedUnits, type MeetingSubject } from './subject.ts';

/**
 * A meeting is the office's and the chairs' until it is announced; from then on also those invited
 * see it, and until it is over the screens in its room.
 */
export const meetingPolicy: Policy<MeetingSubject> = {
  relations: (viewer, meeting, _, input) => {
    if (!meeting) return [];
    const unit = input?.['unit'];
    const invited = invitedUnits(meeting).filter((id) => !unit || id === unit);
    return [...heldBy(viewer, invited, 'INVITED'), ...presidingBy(viewer, meeting.presidingPost)];
  },
  scopes: (meeting) => {
    if (meeting.notifiedAt === null) return [INSIDE];
    return [
      INSIDE,
      SETTLED,
      ...invitedUnits(meeting).map(unitScope),
      ...(hasScreens(meeting.state) ? [screenScope(meeting.id)] : []),
    ];
  },
};
