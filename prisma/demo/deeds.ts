import type { DemoStep } from './data.ts';
import { charge, type Deed, deed, type Find, type With } from './deed.ts';
import { issueDeeds } from './issue-deeds.ts';
import { projectDeeds } from './project-deeds.ts';

/**
 * The actions that a recorded step consists of; none where its noun does not exist yet. Where the
 * record and the lifecycle differ, the step is mended here: what a meeting decided is entered by
 * the office, what only the lead unit may do is done by the lead unit.
 */
export const deedsOf = async (step: DemoStep, find: Find): Promise<readonly Deed[]> => {
  switch (step.subject) {
    case 'ISSUE':
      return issueDeeds(step, String(step.on), find);
    case 'NOTICE':
      return noticeDeeds(step, find);
    case 'PROJECT':
      return projectDeeds(step, String(step.on), find);
    case 'NOMINATION':
      // The decision on its line stands by itself until nominations exist.
      return step.does === 'list as major'
        ? [deed(step, 'listProject', await find.project(String(step.on)), {})]
        : [];
    case 'MEETING':
      return meetingDeeds(step, find);
    case 'DECISION':
      return [];
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

const meetingDeeds = async (step: DemoStep, find: Find): Promise<readonly Deed[]> => {
  const given: With = step.with as With;
  if (step.does !== 'put decision in force' || given['effect'] !== 'assign') return [];
  return [
    {
      ...deed(step, 'assignIssue', await find.issue(given['issue'] ?? ''), charge(given, find)),
      onBehalf: {
        post: 'EXECUTIVE_CHAIR',
        evidence: { kind: 'DOCUMENT', reference: find.minutesOf(String(step.on)) },
      },
    },
  ];
};
