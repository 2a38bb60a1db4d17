import { INSIDE, presidingBy } from '../kernel/authority.ts';
import type { Policy } from '../kernel/lifecycle.ts';
import type { MinutesSubject } from './subject.ts';

type Presided = { readonly presidingPost: string };

/** A draft is the office's and the chairs'; what is issued is seen by whoever sees the meeting. */
export const minutesPolicy: Policy<MinutesSubject> = {
  relations: (viewer, minutes, refs) => {
    const meeting = minutes?.meeting ?? (refs['meeting'] as Presided | null | undefined);
    return presidingBy(viewer, meeting?.presidingPost);
  },
  scopes: ({ state, meeting }) =>
    state === 'ISSUED' ? meeting.scopes.filter((token) => !token.startsWith('screen:')) : [INSIDE],
};
