import type { Engine } from '../actions/engine.ts';
import { perform } from '../actions/perform.ts';
import { isValidOn } from '../kernel/authority.ts';
import type { Day } from '../kernel/calendar.ts';
import { dueOn, proposalFor } from '../meeting/recurring.ts';

/**
 * Proposes the meetings that recur by rule, each occurrence once (4.8, 6.7). Where another server
 * was quicker, its proposal stands.
 */
export const proposeRecurring = async (engine: Engine, today: Day): Promise<void> => {
  const { meetings } = engine.directory.rules(today).values;
  const invited = [...engine.directory.units().values()]
    .filter((unit) => unit.roles.includes('MEMBER') && isValidOn(unit, today))
    .map(({ id }) => id);
  // A district that is still being set up has nobody to invite.
  if (invited.length === 0) return;
  for (const due of dueOn(meetings, today)) {
    if (await isProposed(engine, due.occurrence)) continue;
    const input = proposalFor(due, invited);
    try {
      await perform(engine, 'SYSTEM', { action: 'proposeMeeting', input });
    } catch (error) {
      if (!(await isProposed(engine, due.occurrence))) throw error;
    }
  }
};

const isProposed = async ({ database }: Engine, occurrence: string): Promise<boolean> =>
  (await database.meeting.findUnique({ where: { occurrence }, select: { id: true } })) !== null;
