import type { DemoStep } from './data.ts';
import { type Deed, deed, type Find, type With } from './deed.ts';

/** Steps on a project. */
export const projectDeeds = async (
  step: DemoStep,
  number: string,
  find: Find,
): Promise<readonly Deed[]> => {
  const given: With = step.with as With;
  if (step.does === 'register')
    return [{ ...deed(step, 'registerProject', null, registration(given, find)), names: number }];
  const id = await find.project(number);
  switch (step.does) {
    case 'determine as key':
      return [deed(step, 'signProposal', id, { opinion: given['opinion'] })];
    case 'report milestone':
      return [
        deed(step, 'reportMilestone', id, {
          kind: given['milestone'],
          reachedOn: given['date'],
          document: given['document'],
          text: given['text'],
        }),
      ];
    case 'confirm milestone':
      return [
        deed(step, 'confirmMilestone', id, {
          report: await find.milestoneReport(number, given['milestone'] ?? ''),
        }),
      ];
    default:
      throw new Error(`step ${step.no}: nothing is known of “${step.does}”`);
  }
};

const registration = (given: With, find: Find) => {
  const { sources, totalYuan } = given['investment'] as unknown as {
    readonly sources: Readonly<Record<string, string>>;
    readonly totalYuan: string;
  };
  const planned: Readonly<Record<string, string>> = given['planned'] ?? {};
  const owner = find.unit(given['ownerUnit'] ?? '');
  const part = (source: string): string => sources[source] ?? '0.00';
  return {
    ownerUnit: owner,
    township: owner,
    name: given['name'],
    investment: {
      own: part('own'),
      loan: part('loan'),
      fiscal: part('fiscal'),
      other: part('other'),
      total: totalYuan,
    },
    planned: [
      { kind: 'ESTABLISHED', plannedOn: planned['established'] },
      { kind: 'CONSTRUCTION_STARTED', plannedOn: planned['start'] },
      { kind: 'COMPLETED', plannedOn: planned['completed'] },
    ],
  };
};
