import { addDays, type Day, dayAt } from '../../server/kernel/calendar.ts';
import type { Acting } from './cast.ts';
import { type DemoIssue, type DemoProject, readIssues, readProjects } from './data.ts';
import type { Deed, Find } from './deed.ts';
import type { Ids } from './foundation.ts';
import { moment, onDay, type Timed } from './timed.ts';

/** Days between the office's proposal and the signatures on it, in the demo. */
const PROPOSED_BEFORE = 4;

/** The determination that waits for its signatures when the recorded month begins. */
const AWAITING = { project: 'P35', proposedOn: '2026-11-20' } as const;

type Entry = {
  readonly at: Date;
  /** Whose daily step it is, or the person who takes it. */
  readonly unit?: string;
  readonly person?: string;
  readonly action: string;
  readonly input: (find: Find) => Promise<Readonly<Record<string, unknown>>>;
};

const plain =
  (input: Readonly<Record<string, unknown>>): Entry['input'] =>
  () =>
    Promise.resolve(input);

/**
 * How each project came along, from its registration to where it stands: each step on its own day
 * and by whoever was in post. A step that nobody could have taken yet waits for the first who can,
 * and what follows waits with it.
 */
export const projectSteps = (enterprises: Ids, acting: Acting): readonly Timed[] =>
  readProjects().flatMap((project) => {
    const own = entriesOf(project, enterprises).sort((a, b) => a.at.getTime() - b.at.getTime());
    return inOrder(own, acting).map(
      ({ entry, at, code }): Timed => ({
        at,
        deeds: async (find) => {
          const isNew = entry.action === 'registerProject';
          const id = isNew ? null : await find.project(project.id);
          const input = await entry.input(find);
          const deed: Deed = {
            as: code,
            action: entry.action,
            id,
            input,
            ...(isNew ? { names: project.id } : {}),
          };
          return [deed];
        },
      }),
    );
  });

const inOrder = (entries: readonly Entry[], acting: Acting) => {
  const placed: { readonly entry: Entry; readonly at: Date; readonly code: string }[] = [];
  for (const entry of entries) {
    const last = placed.at(-1);
    const earliest = last && last.at >= entry.at ? new Date(last.at.getTime() + 60_000) : entry.at;
    const day = dayAt(earliest);
    const who = entry.person ? { code: entry.person, day } : acting(entry.unit ?? '', day);
    placed.push({
      entry,
      code: who.code,
      at: who.day === day ? earliest : onDay(entry.at, who.day),
    });
  }
  return placed;
};

const entriesOf = (project: DemoProject, enterprises: Ids): Entry[] => [
  registration(project, enterprises),
  ...project.tierHistory.flatMap((entry, index) =>
    tierEntries(entry, project.tierHistory[index - 1]?.tier),
  ),
  ...(project.id === AWAITING.project ? [proposal(AWAITING.proposedOn)] : []),
  ...project.milestones.flatMap((milestone) => milestoneEntries(project, milestone)),
  ...(project.lost
    ? [
        {
          at: moment(project.lost.on, 15),
          unit: 'joint-office',
          action: 'loseProject',
          input: plain({ reason: project.lost.reason, issues: [] }),
        },
      ]
    : []),
];

const registration = (project: DemoProject, enterprises: Ids): Entry => ({
  at: moment(project.registeredOn, 9, 30),
  unit: project.ownerUnit,
  action: 'registerProject',
  input: (find) =>
    Promise.resolve({
      ownerUnit: find.unit(project.ownerUnit),
      township: find.unit(project.township),
      enterprise: enterprises.get(project.enterprise),
      name: project.name,
      address: project.address,
      industry: project.industry,
      content: project.content,
      ...(project.nationalCode ? { nationalCode: project.nationalCode } : {}),
      investment: project.investment,
      planned: project.milestones.map(({ kind, planned }) => ({ kind, plannedOn: planned })),
    }),
});

const REPORT = {
  zh: '材料齐备，符合重点产业项目条件，报请审定。',
  en: 'The file is complete and meets the conditions of a key project; put up for determination.',
};

const proposal = (day: Day): Entry => ({
  at: moment(day, 10),
  unit: 'joint-office',
  action: 'proposeDetermination',
  input: plain({ report: REPORT }),
});

const tierEntries = (
  { tier, from, by, document, reason }: DemoProject['tierHistory'][number],
  before: string | undefined,
): Entry[] => {
  const [first = '', second = ''] = by;
  if (tier === 'CANDIDATE') return [];
  if (tier === 'MAJOR')
    return [
      { at: moment(from, 15), person: first, action: 'listProject', input: plain({ document }) },
    ];
  if (before === 'MAJOR')
    return [
      { at: moment(from, 16), person: first, action: 'delistProject', input: plain({ reason }) },
    ];
  // Both chairs sign, two people (3.1).
  return [
    proposal(addDays(from, -PROPOSED_BEFORE)),
    ...[first, second].map((person, index) => ({
      at: moment(from, 10 + index * 4),
      person,
      action: 'signProposal',
      input: plain({}),
    })),
  ];
};

const milestoneEntries = (
  { id, ownerUnit }: DemoProject,
  { kind, actual, confirmedOn, document }: DemoProject['milestones'][number],
): Entry[] => {
  if (!actual || !confirmedOn) return [];
  const confirmedAt = moment(confirmedOn, 10, 30);
  return [
    {
      at: moment(actual, 16),
      unit: ownerUnit,
      action: 'reportMilestone',
      input: plain({ kind, reachedOn: actual, ...(document ? { document } : {}) }),
    },
    {
      at: confirmedAt,
      unit: 'joint-office',
      action: CONFIRMING[kind] ?? 'confirmMilestone',
      input:
        kind === 'COMPLETED'
          ? async (find) => ({ issues: await keeping(id, confirmedAt, find) })
          : async (find) => ({ report: await find.milestoneReport(id, kind) }),
    },
  ];
};

const CONFIRMING: Readonly<Record<string, string>> = {
  COMPLETED: 'completeProject',
  IN_PRODUCTION: 'confirmProduction',
};

const STILL_IN_HAND = {
  zh: '承办单位正在办理，竣工后继续办结。',
  en: 'The responsible unit is at it and goes on after completion.',
};

const endOf = ({ resolved, declined, closed }: DemoIssue): string =>
  (resolved ?? declined ?? closed)?.at ?? '9999';

/** What is open on a project when it is completed is kept, one by one, with the reason (7.4). */
const keeping = (project: string, at: Date, find: Find) =>
  Promise.all(
    readIssues()
      .filter(
        (issue) =>
          issue.project === project &&
          new Date(issue.raised.at) < at &&
          !(new Date(endOf(issue)) < at),
      )
      .map(async ({ id }) => ({
        issue: await find.issue(id),
        disposition: 'KEEP',
        reason: STILL_IN_HAND,
      })),
  );
