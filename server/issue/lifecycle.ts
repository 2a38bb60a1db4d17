import { acceptanceRows } from './acceptance.ts';
import { agendaRows } from './agenda.ts';
import { assignmentRows } from './assignment.ts';
import { assistanceRows } from './assistance.ts';
import { claimRows } from './claim.ts';
import { closingRows } from './closing.ts';
import { intakeRows } from './intake.ts';
import { planRows } from './plan.ts';
import { reportRows } from './reports.ts';
import { sessionRows } from './session.ts';
import { verdictRows } from './verdict.ts';

/** Every action on an issue (6.1, 6.3, 6.5), as data. */
export const issueLifecycle = {
  ...intakeRows,
  ...assignmentRows,
  ...acceptanceRows,
  ...planRows,
  ...reportRows,
  ...assistanceRows,
  ...claimRows,
  ...verdictRows,
  ...closingRows,
  ...sessionRows,
  ...agendaRows,
};
