import { isComing } from '../kernel/agenda.ts';
import { INSIDE } from '../kernel/authority.ts';
import { addDays, type Day, dayAt, daysBetween, toDate, toDay } from '../kernel/calendar.ts';
import type { Context } from '../schema/context.ts';
import { matterOf, ranked, type Suggestion, type SuggestionReason } from './suggesting.ts';

/** Days without discussion after which an open issue is worth a meeting. */
const LONG = 60;

/** Days before its date from which a decision is followed up. */
const SOON = 7;

/** Suggestions told at most: an agenda holds no more. */
const MOST = 40;

/** Projects among them: what is late of an issue is graver. */
const MOST_PROJECTS = 5;

type Held = { readonly id: string; readonly state: string };

const NOTHING = { issueId: null, projectId: null, decisionId: null, itemId: null } as const;

/** What the agenda of a meeting might take up; nothing once it is over, and for nobody outside. */
export const suggestionsFor = async (
  context: Context,
  meeting: Held,
): Promise<readonly Suggestion[]> => {
  if (!isComing(meeting.state) || !context.scopes.includes(INSIDE)) return [];
  const [issues, projects, deferred, decisions, own] = await Promise.all([
    openIssues(context),
    lateProjects(context),
    deferredItems(context, meeting),
    dueDecisions(context),
    context.database.agendaItem.findMany({
      where: { meetingId: meeting.id, state: { not: 'WITHDRAWN' } },
      select: { issueId: true, projectId: true, decisionId: true, carriedFromId: true },
    }),
  ]);
  const taken = new Set(own.flatMap((item) => [matterOf(item), item.carriedFromId]));
  return ranked([...issues, ...projects, ...deferred, ...decisions])
    .filter((one) => ![matterOf(one), one.itemId].some((id) => id !== null && taken.has(id)))
    .slice(0, MOST);
};

const openIssues = async ({ database, today }: Context): Promise<Suggestion[]> => {
  const now = today();
  const found = await database.issue.findMany({
    where: { state: { in: ['VERIFIED', 'ASSIGNED', 'IN_PROGRESS', 'RESOLUTION_CLAIMED'] } },
    select: {
      id: true,
      projectId: true,
      title: true,
      state: true,
      urgent: true,
      raisedAt: true,
      verifiedAt: true,
      duties: {
        where: { state: 'PENDING', countedAt: null, dueOn: { lt: toDate(now) } },
        orderBy: { dueOn: 'asc' },
        take: 1,
        select: { dueOn: true },
      },
      agendaItems: {
        where: { startedAt: { not: null } },
        orderBy: { startedAt: 'desc' },
        take: 1,
        select: { startedAt: true },
      },
    },
  });
  return found.flatMap((issue): Suggestion[] => {
    const about = { ...NOTHING, issueId: issue.id, projectId: issue.projectId, title: issue.title };
    const since = (reason: SuggestionReason, day: Day): Suggestion => ({
      ...about,
      reason,
      since: day,
      days: daysBetween(day, now),
    });
    const [late] = issue.duties;
    const raised = dayAt(issue.raisedAt);
    const discussed = issue.agendaItems[0]?.startedAt;
    const last = discussed ? dayAt(discussed) : raised;
    return [
      ...(issue.urgent ? [since('URGENT', raised)] : []),
      ...(late ? [since('OVERDUE', toDay(late.dueOn))] : []),
      ...(issue.state === 'VERIFIED'
        ? [since('UNDECIDED', issue.verifiedAt ? dayAt(issue.verifiedAt) : raised)]
        : []),
      ...(daysBetween(last, now) >= LONG ? [since('NOT_DISCUSSED', last)] : []),
    ];
  });
};

/** What earlier meetings put off and none has taken up since. */
const deferredItems = async ({ database, today }: Context, { id }: Held): Promise<Suggestion[]> => {
  const found = await database.agendaItem.findMany({
    where: {
      state: 'DEFERRED',
      meetingId: { not: id },
    },
    include: {
      meeting: { select: { startsAt: true } },
      issue: { select: { state: true } },
      followedDecision: { select: { state: true } },
    },
    orderBy: { id: 'asc' },
  });
  const carried = await database.agendaItem.findMany({
    where: {
      OR: [
        { carriedFromId: { in: found.map((item) => item.id) } },
        { issueId: { in: found.flatMap(({ issueId }) => issueId ?? []) } },
      ],
      state: { not: 'WITHDRAWN' },
    },
    select: { carriedFromId: true, issueId: true, meeting: { select: { startsAt: true } } },
  });
  return found
    .filter(({ issue, followedDecision }) => !isEnded(issue) && !isEnded(followedDecision))
    .filter(
      (item) =>
        !carried.some(
          ({ carriedFromId, issueId, meeting }) =>
            carriedFromId === item.id ||
            (issueId !== null &&
              issueId === item.issueId &&
              meeting.startsAt > item.meeting.startsAt),
        ),
    )
    .map((item) => {
      const since = dayAt(item.endedAt ?? item.meeting.startsAt);
      return {
        reason: 'CARRIED_OVER',
        issueId: item.issueId,
        projectId: item.projectId,
        decisionId: item.decisionId,
        itemId: item.id,
        title: item.title,
        since,
        days: Math.max(0, daysBetween(since, today())),
      };
    });
};

/** States in which nothing is left to be discussed of an issue, or followed up of a decision. */
const ENDED = ['RESOLVED', 'DECLINED', 'CLOSED', 'DONE', 'STRUCK', 'SUPERSEDED'];

const isEnded = (about: { readonly state: string } | null): boolean =>
  about !== null && ENDED.includes(about.state);

/** Projects of which a milestone is late, the latest first. */
const lateProjects = async ({ database, today }: Context): Promise<Suggestion[]> => {
  const now = today();
  const late = await database.milestone.findMany({
    where: { reachedOn: null, plannedOn: { lt: toDate(now) }, project: { endedAt: null } },
    distinct: ['projectId'],
    orderBy: [{ plannedOn: 'asc' }, { id: 'asc' }],
    take: MOST_PROJECTS,
    select: { projectId: true, plannedOn: true, project: { select: { name: true } } },
  });
  return late.map(({ projectId, plannedOn, project }) => ({
    ...NOTHING,
    reason: 'OVERDUE',
    projectId,
    title: project.name,
    since: plannedOn && toDay(plannedOn),
    days: plannedOn && daysBetween(toDay(plannedOn), now),
  }));
};

/** Decisions in force whose date is near or past. */
const dueDecisions = async ({ database, today }: Context): Promise<Suggestion[]> => {
  const now = today();
  const found = await database.decision.findMany({
    where: {
      state: { in: ['IN_FORCE', 'ACKNOWLEDGED', 'REPORTED'] },
      dueOn: { lte: toDate(addDays(now, SOON)) },
      // What charges a unit with an issue is followed by its issue.
      effect: { notIn: ['ASSIGN', 'REASSIGN', 'SET_DATE'] },
    },
    select: { id: true, text: true, dueOn: true, issueId: true, projectId: true },
    orderBy: { dueOn: 'asc' },
    take: MOST,
  });
  return found.map(({ id, text, dueOn, projectId }) => ({
    ...NOTHING,
    reason: 'FOLLOW_UP',
    decisionId: id,
    projectId,
    title: text,
    since: dueOn && toDay(dueOn),
    days: dueOn ? daysBetween(toDay(dueOn), now) : null,
  }));
};
