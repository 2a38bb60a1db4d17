import type { DemoStep } from './data.ts';
import { type Deed, deed, type Find, type Part } from './deed.ts';
import { issueDeeds } from './issue-deeds.ts';
import { decisionParts, meetingParts } from './meeting-deeds.ts';
import { projectDeeds } from './project-deeds.ts';

/**
 * The actions that a recorded step consists of, in parts that are done one after the other; none
 * where its noun does not exist yet. Where the record and the lifecycle differ, the step is mended
 * here: what only the lead unit may do is done by the lead unit.
 */
export const partsOf = (step: DemoStep): readonly Part[] => {
  switch (step.subject) {
    case 'ISSUE':
      return [(find) => issueDeeds(step, String(step.on), find)];
    case 'NOTICE':
      return [(find) => noticeDeeds(step, find)];
    case 'PROJECT':
      return [(find) => projectDeeds(step, String(step.on), find)];
    case 'NOMINATION':
      // The decision on its line stands by itself until nominations exist.
      return step.does === 'list as major'
        ? [async (find) => [deed(step, 'listProject', await find.project(String(step.on)), {})]]
        : [];
    case 'MEETING':
      return meetingParts(step);
    case 'DECISION':
      return decisionParts(step);
  }
};

const noticeDeeds = async (step: DemoStep, find: Find): Promise<readonly Deed[]> => {
  const numbers = [step.on].flat().filter((one) => /^\d{4}-\d{3}$/.test(one));
  const deeds: Deed[] = [];
  for (const number of numbers) {
    const id = await find.notice(number, find.unitOf(step.as));
    if (id) deeds.push(deed(step, 'acknowledgeNotice', id, {}));
  }
  return deeds;
};
