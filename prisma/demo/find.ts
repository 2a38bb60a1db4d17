import type { Database } from '../../server/database/client.ts';
import { toDay } from '../../server/kernel/calendar.ts';
import type { Words } from '../../server/kernel/text.ts';
import type { DemoIssue, DemoMeeting, DemoPerson, DemoStep } from './data.ts';
import type { Find } from './deed.ts';
import type { Ids } from './foundation.ts';

/** What the loader has learned about ids: everything that has a name in the files. */
export type Known = {
  readonly units: Ids;
  readonly people: Ids;
  readonly projects: Ids;
  readonly issues: Ids;
};

const among =
  (ids: Ids, what: string) =>
  (code: string): string => {
    const id = ids.get(code);
    if (!id) throw new Error(`the demo has no ${what} ${code}`);
    return id;
  };

/** Numbers that minutes get in these steps, by meeting: what they prove may come before. */
export const minutesIn = (steps: readonly DemoStep[]): ReadonlyMap<string, string> =>
  new Map(
    steps.flatMap(({ does, on, with: given }) =>
      does === 'issue minutes' ? [[String(on), String(given['number'])] as const] : [],
    ),
  );

/** What the files alone tell: units of people, days on which steps were done, numbers of minutes. */
export const facts = (files: {
  readonly people: readonly DemoPerson[];
  readonly issues: readonly DemoIssue[];
  readonly meetings: readonly DemoMeeting[];
  /** Numbers that minutes get later. */
  readonly minutes: ReadonlyMap<string, string>;
}): Pick<Find, 'unitOf' | 'doneOn' | 'minutesOf'> => {
  const unitOf = new Map(files.people.map(({ id, unit }) => [id, unit ?? '']));
  const plans = new Map(files.issues.map(({ id, plan }) => [id, plan ?? []]));
  const meetings = new Map(files.meetings.map((meeting) => [meeting.id, meeting]));
  return {
    unitOf: (person) => unitOf.get(person) ?? '',
    doneOn: (number, step) => plans.get(number)?.find(({ no }) => no === step)?.doneOn ?? null,
    minutesOf: (id) => {
      const meeting = meetings.get(id);
      return meeting?.minutes?.number ?? files.minutes.get(id) ?? meeting?.title.zh ?? id;
    },
  };
};

/** Finds in the record itself. */
export const findIn = (database: Database, known: Known, told: ReturnType<typeof facts>): Find => {
  const issueId = among(known.issues, 'issue');
  const projectId = among(known.projects, 'project');
  const codeOf = new Map([...known.units].map(([code, id]) => [id, code]));
  return {
    ...told,
    unit: among(known.units, 'unit'),
    person: among(known.people, 'person'),
    project: (id) => Promise.resolve(projectId(id)),
    issue: (number) => Promise.resolve(issueId(number)),
    leadUnit: async (number) => {
      const { leadUnitId } = await database.issue.findUniqueOrThrow({
        where: { id: issueId(number) },
        select: { leadUnitId: true },
      });
      return codeOf.get(leadUnitId ?? '') ?? '';
    },
    plan: async (number) => {
      const steps = await database.planStep.findMany({
        where: { issueId: issueId(number), replacedAt: null },
        orderBy: { no: 'asc' },
      });
      return steps.map(({ no, text, dueOn, state }) => ({
        no,
        text: text as Partial<Words>,
        dueOn: toDay(dueOn),
        state,
      }));
    },
    notice: async (number, unit) => {
      const notice = await database.notice.findFirst({
        where: {
          issueId: issueId(number),
          unitId: known.units.get(unit) ?? '',
          state: 'SENT',
        },
        select: { id: true },
      });
      return notice?.id ?? null;
    },
    request: async (number, kind) => {
      const { id } = await database.request.findFirstOrThrow({
        where: { issueId: issueId(number), kind, state: 'OPEN' },
        select: { id: true },
      });
      return id;
    },
    report: async (number, period) => {
      const { id } = await database.report.findFirstOrThrow({
        where: { issueId: issueId(number), kind: 'PROGRESS', period },
        orderBy: { at: 'desc' },
        select: { id: true },
      });
      return id;
    },
    milestoneReport: async (project, kind) => {
      const { id } = await database.milestoneReport.findFirstOrThrow({
        where: { projectId: projectId(project), kind, state: 'REPORTED' },
        select: { id: true },
      });
      return id;
    },
  };
};
