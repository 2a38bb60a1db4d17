import {
  type Held,
  heldBy,
  INSIDE,
  SETTLED,
  screenScope,
  unitScope,
  type Viewer,
} from '../kernel/authority.ts';
import type { Policy } from '../kernel/lifecycle.ts';
import { invitedUnits, type MeetingSubject } from './subject.ts';

/** Whoever holds the post that presides (4.6). */
const presiding = ({ posts }: Viewer, post: string): readonly Held[] =>
  posts.some((held) => held === post) ? [{ authority: 'PRESIDING' }] : [];

/**
 * A meeting is the office's and the chairs' until it is announced; from then on also those invited
 * see it, and until it is over the screens in its room.
 */
export const meetingPolicy: Policy<MeetingSubject> = {
  relations: (viewer, meeting, _, input) => {
    if (!meeting) return [];
    const unit = input?.['unit'];
    const invited = invitedUnits(meeting).filter((id) => !unit || id === unit);
    return [...heldBy(viewer, invited, 'INVITED'), ...presiding(viewer, meeting.presidingPost)];
  },
  scopes: (meeting) => {
    if (meeting.notifiedAt === null) return [INSIDE];
    const hasScreens = ['NOTIFIED', 'IN_SESSION', 'ADJOURNED'].includes(meeting.state);
    return [
      INSIDE,
      SETTLED,
      ...invitedUnits(meeting).map(unitScope),
      ...(hasScreens ? [screenScope(meeting.id)] : []),
    ];
  },
};
