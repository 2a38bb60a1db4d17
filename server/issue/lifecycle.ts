import { assignmentRows } from './assignment.ts';
import { intakeRows } from './intake.ts';
import { progressRows } from './progress.ts';
import { solutionRows } from './solution.ts';

/** Every action on an issue (6.1, 6.3, 6.5), as data. */
export const issueLifecycle = {
  ...intakeRows,
  ...assignmentRows,
  ...progressRows,
  ...solutionRows,
};
