import { courseRows } from './course.ts';
import { endingRows } from './ending.ts';
import { rankingRows } from './ranking.ts';
import { registrationRows } from './registration.ts';

/** Every action on a project (2, 3.1, 4.2, 6.3, 7.1, 7.4), as data: two machines, tier and phase. */
export const projectLifecycle = {
  ...registrationRows,
  ...rankingRows,
  ...courseRows,
  ...endingRows,
};
