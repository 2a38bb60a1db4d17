import { announcingRows } from './announcing.ts';
import { attendingRows } from './attending.ts';
import { proposingRows } from './proposing.ts';
import { screenRows } from './screens.ts';
import { sessionRows } from './session.ts';

/** Every action on a meeting (4.6, 6.7), as data. */
export const meetingLifecycle = {
  ...proposingRows,
  ...announcingRows,
  ...attendingRows,
  ...sessionRows,
  ...screenRows,
};
