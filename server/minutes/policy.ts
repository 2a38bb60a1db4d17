import { type Held, INSIDE, type Viewer } from '../kernel/authority.ts';
import type { Policy } from '../kernel/lifecycle.ts';
import type { MinutesSubject } from './subject.ts';

type Presided = { readonly presidingPost: string };

/** Whoever holds the post that presides (4.6). */
const presiding = ({ posts }: Viewer, meeting: Presided | null | undefined): readonly Held[] =>
  posts.some((post) => post === meeting?.presidingPost) ? [{ authority: 'PRESIDING' }] : [];

/** A draft is the office's and the chairs'; what is issued is seen by whoever sees the meeting. */
export const minutesPolicy: Policy<MinutesSubject> = {
  relations: (viewer, minutes, refs) =>
    presiding(viewer, minutes?.meeting ?? (refs['meeting'] as Presided | null | undefined)),
  scopes: ({ state, meeting }) =>
    state === 'ISSUED' ? meeting.scopes.filter((token) => !token.startsWith('screen:')) : [INSIDE],
};
