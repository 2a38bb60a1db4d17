import { officeOf } from '../kernel/authority.ts';
import { addDays, toDate, toDay } from '../kernel/calendar.ts';
import { choice, day, line, optional, ref, text } from '../kernel/input.ts';
import { daysFor, given, personOf, type Refusal } from '../kernel/lifecycle.ts';
import { orderProblem } from './milestones.ts';
import { phaseRow } from './rows.ts';
import {
  MILESTONES,
  type MilestoneKind,
  openReportsOf,
  PHASE_OF,
  PHASES,
  type ProjectSubject,
} from './subject.ts';

/** Phases in which a project still moves. */
export const RUNNING = [
  'PLANNED',
  'ESTABLISHED',
  'FORMALITIES_COMPLETE',
  'UNDER_CONSTRUCTION',
] as const;
/** Production begins after completion, and is reported like any other milestone (7.1). */
const BUILT = [...RUNNING, 'COMPLETED'] as const;
const reportOf = (project: ProjectSubject, id: string) =>
  openReportsOf(project).find((report) => report.id === id);

const needsReport = (project: ProjectSubject): Refusal | null =>
  openReportsOf(project).length > 0 ? null : { code: 'NOTHING_REPORTED' };

/** How a project comes along, milestone by milestone (4.2, 7.1). */
export const courseRows = {
  reportMilestone: phaseRow({
    machine: 'phase',
    from: BUILT,
    to: [],
    who: ['OWNER'],
    clause: '4.2',
    mode: 'append',
    input: {
      kind: choice('MilestoneKind', MILESTONES),
      reachedOn: day(),
      document: optional(line(60)),
      text: optional(text(1_000)),
    },
    check: (project, { kind, reachedOn }, { today }) => {
      if (reachedOn > today) return { code: 'IN_FUTURE', path: ['reachedOn'] };
      if (given(project).milestones.some((one) => one.kind === kind && one.reachedOn))
        return { code: 'ALREADY_REACHED', path: ['kind'] };
      if (openReportsOf(given(project)).some((one) => one.kind === kind))
        return { code: 'ALREADY_REPORTED', path: ['kind'] };
      const problem = orderProblem(given(project).milestones, kind, reachedOn);
      return problem
        ? { code: problem.code, path: ['reachedOn'], values: { ...problem.values } }
        : null;
    },
    change: (project, { kind, reachedOn, document, text: said }, { newId, now, actor }) => ({
      insert: [
        {
          table: 'milestoneReport',
          row: {
            id: newId(),
            projectId: given(project).id,
            kind,
            reachedOn: toDate(reachedOn),
            document,
            ...(said ? { text: said } : {}),
            state: 'REPORTED',
            at: now,
            byId: personOf(actor),
          },
        },
      ],
    }),
    effects: (project, { kind }, facts) => [
      {
        effect: 'openDuty',
        duty: {
          kind: 'CONFIRM_MILESTONE',
          clause: '4.2',
          holderUnitId: officeOf(facts.units, facts.today).id,
          aboutId: openReportsOf(project).find((one) => one.kind === kind)?.id ?? '',
          dueOn: addDays(facts.today, daysFor(facts, 'CONFIRM_MILESTONE')),
        },
      },
    ],
    opens: ['CONFIRM_MILESTONE'],
  }),

  confirmMilestone: phaseRow({
    machine: 'phase',
    from: RUNNING,
    to: RUNNING,
    // A milestone that opens no phase leaves the project where it is.
    pick: (project, { report }) => {
      const phase = PHASE_OF[reportOf(project, report)?.kind as MilestoneKind] ?? project.phase;
      return PHASES.find((one) => one === phase) ?? 'PLANNED';
    },
    who: ['OFFICE'],
    clause: '7.1',
    mode: 'decide',
    input: { report: ref('MilestoneReport') },
    guard: needsReport,
    prefill: (project) => ({ report: openReportsOf(project)[0]?.id }),
    check: (project, { report }) => {
      const reported = reportOf(given(project), report);
      if (!reported) return { code: 'NOT_REPORTED', path: ['report'] };
      // The end of a project is more than a date: it closes what is open.
      if (reported.kind === 'COMPLETED') return { code: 'USE_COMPLETION', path: ['report'] };
      const problem = orderProblem(
        given(project).milestones,
        reported.kind,
        toDay(reported.reachedOn),
      );
      return problem
        ? { code: problem.code, path: ['report'], values: { ...problem.values } }
        : null;
    },
    change: (project, { report }, facts) => reached(given(project), report, facts),
    effects: (_, { report }) => [
      { effect: 'settleDuty', pick: { kind: 'CONFIRM_MILESTONE', aboutId: report } },
    ],
    settles: ['CONFIRM_MILESTONE'],
  }),

  returnMilestone: phaseRow({
    machine: 'phase',
    from: BUILT,
    to: [],
    who: ['OFFICE'],
    clause: '4.2',
    mode: 'append',
    input: { report: ref('MilestoneReport'), reason: text(1_000) },
    guard: needsReport,
    prefill: (project) => ({ report: openReportsOf(project)[0]?.id }),
    check: (project, { report }) =>
      reportOf(given(project), report) ? null : { code: 'NOT_REPORTED', path: ['report'] },
    change: (_, { report, reason }, { now, actor }) => ({
      patch: [
        {
          table: 'milestoneReport',
          id: report,
          set: {
            state: 'RETURNED',
            reason,
            decidedAt: now,
            decidedById: String(actor.personId),
          },
        },
      ],
    }),
    effects: (_, { report }) => [
      { effect: 'settleDuty', pick: { kind: 'CONFIRM_MILESTONE', aboutId: report } },
    ],
    settles: ['CONFIRM_MILESTONE'],
  }),

  confirmProduction: phaseRow({
    machine: 'phase',
    from: ['COMPLETED'],
    to: [],
    who: ['OFFICE'],
    clause: '7.1',
    mode: 'decide',
    input: { report: ref('MilestoneReport') },
    guard: needsReport,
    prefill: (project) => ({ report: openReportsOf(project)[0]?.id }),
    check: (project, { report }) =>
      reportOf(given(project), report) ? null : { code: 'NOT_REPORTED', path: ['report'] },
    change: (project, { report }, facts) => reached(given(project), report, facts),
    effects: (_, { report }) => [
      { effect: 'settleDuty', pick: { kind: 'CONFIRM_MILESTONE', aboutId: report } },
    ],
    settles: ['CONFIRM_MILESTONE'],
  }),
};

type Deciding = {
  readonly now: Date;
  readonly actor: { readonly personId: string | null };
  readonly newId: () => string;
};

/** A confirmed report becomes the milestone's date. */
export const reached = (
  project: ProjectSubject,
  reportId: string,
  { now, actor, newId }: Deciding,
) => {
  const report = reportOf(project, reportId);
  if (!report) return {};
  const known = project.milestones.find(({ kind }) => kind === report.kind);
  const set = { reachedOn: report.reachedOn, document: report.document };
  return {
    patch: [
      {
        table: 'milestoneReport' as const,
        id: reportId,
        set: { state: 'CONFIRMED', decidedAt: now, decidedById: String(actor.personId) },
      },
      ...(known ? [{ table: 'milestone' as const, id: known.id, set }] : []),
    ],
    insert: known
      ? []
      : [
          {
            table: 'milestone' as const,
            row: { id: newId(), projectId: project.id, kind: report.kind, ...set },
          },
        ],
  };
};
