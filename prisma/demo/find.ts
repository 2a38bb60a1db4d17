import type { Database } from '../../server/database/client.ts';
import { dayAt, toDay } from '../../server/kernel/calendar.ts';
import type { Words } from '../../server/kernel/text.ts';
import { actingOf } from './cast.ts';
import type { DemoIssue, DemoPerson } from './data.ts';
import type { Find } from './deed.ts';
import type { Ids } from './foundation.ts';

/** What the loader has learned about ids: everything that has a name in the files. */
export type Known = {
  readonly units: Ids;
  readonly people: Ids;
  readonly projects: Ids;
  readonly issues: Ids;
  readonly meetings: Ids;
};

const among =
  (ids: Ids, what: string) =>
  (code: string): string => {
    const id = ids.get(code);
    if (!id) throw new Error(`the demo has no ${what} ${code}`);
    return id;
  };

/** What the files alone tell: units of people, who acts for a unit, days on which steps were done. */
export const facts = (files: {
  readonly people: readonly DemoPerson[];
  readonly issues: readonly DemoIssue[];
}): Pick<Find, 'unitOf' | 'doneOn' | 'clerk'> => {
  const unitOf = new Map(files.people.map(({ id, unit }) => [id, unit ?? '']));
  const plans = new Map(files.issues.map(({ id, plan }) => [id, plan ?? []]));
  const acting = actingOf(files.people);
  return {
    unitOf: (person) => unitOf.get(person) ?? '',
    doneOn: (number, step) => plans.get(number)?.find(({ no }) => no === step)?.doneOn ?? null,
    clerk: (unit, at) => acting(unit, dayAt(new Date(at))).code,
  };
};

/** What a step on a meeting looks for. */
const meetingsIn = (
  database: Database,
  known: Known,
): Pick<
  Find,
  | 'meeting'
  | 'item'
  | 'hasItem'
  | 'invitation'
  | 'decision'
  | 'hasDecision'
  | 'hasIssue'
  | 'minutes'
  | 'meetingNotice'
> => {
  const idOf = among(known.meetings, 'meeting');
  const unitId = (code: string) => known.units.get(code) ?? '';
  return {
    meeting: (id) => Promise.resolve(idOf(id)),
    hasIssue: (number) => Promise.resolve(known.issues.has(number)),
    item: async (meeting, position) => {
      const { id } = await database.agendaItem.findFirstOrThrow({
        where: { meetingId: idOf(meeting), position },
        select: { id: true },
      });
      return id;
    },
    hasItem: async (meeting, title) => {
      const items = await database.agendaItem.findMany({
        where: { meetingId: idOf(meeting) },
        select: { title: true },
      });
      return items.some((item) => Object(item.title).zh === title);
    },
    invitation: async (meeting, unit, guest) => {
      const invitations = await database.invitation.findMany({
        where: { meetingId: idOf(meeting), ...(unit ? { unitId: unitId(unit) } : {}) },
      });
      const found = invitations.find(
        ({ guestName }) => guest === null || Object(guestName).zh === guest,
      );
      if (!found) throw new Error(`${unit ?? guest} is not invited to ${meeting}`);
      return found.id;
    },
    decision: async (meeting, no) => {
      const { id } = await database.decision.findFirstOrThrow({
        where: { meetingId: idOf(meeting), no },
        select: { id: true },
      });
      return id;
    },
    hasDecision: async (meeting, no) =>
      (await database.decision.count({ where: { meetingId: idOf(meeting), no } })) > 0,
    minutes: async (meeting) => {
      const { id } = await database.minutes.findFirstOrThrow({
        where: { meetingId: idOf(meeting) },
        orderBy: { draftedAt: 'desc' },
        select: { id: true },
      });
      return id;
    },
    meetingNotice: async (meeting, unit) => {
      const notice = await database.notice.findFirst({
        where: { meetingId: idOf(meeting), unitId: unitId(unit), state: 'SENT' },
        select: { id: true },
      });
      return notice?.id ?? null;
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
    ...meetingsIn(database, known),
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
