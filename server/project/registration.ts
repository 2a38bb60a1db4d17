import { type Day, toDate, toDay } from '../kernel/calendar.ts';
import type { Patch } from '../kernel/change.ts';
import {
  choice,
  day,
  group,
  type InputOf,
  line,
  list,
  money,
  optional,
  ref,
  text,
} from '../kernel/input.ts';
import { given, type Refusal } from '../kernel/lifecycle.ts';
import { type Money, sum, toFen } from '../kernel/money.ts';
import { isSameText } from '../kernel/text.ts';
import { plannedBackwards } from './milestones.ts';
import { bothOwe, endedRefusal, issuesFollow, tierRow } from './rows.ts';
import { MILESTONES, type ProjectSubject, proposalOf } from './subject.ts';

/**
 * Shape of a national project code: time, region, department and type, number
 * (GB/T 40058-2021). Its check digit is not published, so only the shape is tested.
 */
const NATIONAL_CODE = /^\d{4}-\d{6}-\d{2}-\d{2}-\d{6}$/;

const basics = {
  name: text(120),
  enterprise: optional(ref('Enterprise')),
  township: optional(ref('Unit')),
  address: optional(text(200)),
  industry: optional(text(80)),
  content: optional(text(2_000)),
  nationalCode: optional(line(30, NATIONAL_CODE)),
  investment: group('InvestmentInput', {
    own: money(),
    loan: money(),
    fiscal: money(),
    other: money(),
    total: money(),
  }),
  planned: optional(
    list(
      group('PlannedMilestoneInput', {
        kind: choice('MilestoneKind', MILESTONES),
        plannedOn: day(),
      }),
      0,
      6,
    ),
  ),
} as const;

type Basics = InputOf<typeof basics>;

const SOURCES = ['own', 'loan', 'fiscal', 'other'] as const;

/** The total is the sum of its sources; no source is negative; dates follow one another. */
const basicsRefusal = ({ investment, planned }: Basics): Refusal | null => {
  const negative = SOURCES.find((source) => toFen(investment[source]) < 0n);
  if (negative) return { code: 'NEGATIVE', path: ['investment', negative] };
  const total: Money = sum(SOURCES.map((source) => investment[source]));
  if (toFen(total) !== toFen(investment.total))
    return { code: 'SUM_DIFFERS', path: ['investment', 'total'], values: { sum: total } };
  const backwards = plannedBackwards(planned ?? []);
  return backwards === null
    ? null
    : { code: 'PLANNED_BACKWARDS', path: ['planned', backwards, 'plannedOn'] };
};

const basicsColumns = (input: Basics) => ({
  name: input.name,
  enterpriseId: input.enterprise,
  townshipId: input.township,
  ...(input.address ? { address: input.address } : {}),
  ...(input.industry ? { industry: input.industry } : {}),
  ...(input.content ? { content: input.content } : {}),
  nationalCode: input.nationalCode,
  investmentOwn: input.investment.own,
  investmentLoan: input.investment.loan,
  investmentFiscal: input.investment.fiscal,
  investmentOther: input.investment.other,
  investmentTotal: input.investment.total,
});

const milestoneRows = (projectId: string, planned: Basics['planned'], newId: () => string) =>
  (planned ?? []).map(({ kind, plannedOn }: { kind: string; plannedOn: Day }) => ({
    table: 'milestone' as const,
    row: { id: newId(), projectId, kind, plannedOn: toDate(plannedOn) },
  }));

/** A changed file is another file: signatures given on the old one are void (4.2). */
export const voidSignatures = (project: ProjectSubject, now: Date): Patch[] =>
  (proposalOf(project)?.signatures ?? []).map(({ id }) => ({
    table: 'signature',
    id,
    set: { voidedAt: now },
  }));

/** Registering a project and keeping its file right (4.2). */
export const registrationRows = {
  registerProject: tierRow({
    machine: 'tier',
    from: [],
    to: ['CANDIDATE'],
    who: ['OWNER', 'TOWNSHIP', 'OFFICE'],
    clause: '4.2',
    mode: 'append',
    series: () => ({ name: 'project', form: (n) => `P${String(n).padStart(2, '0')}` }),
    input: { ownerUnit: ref('Unit'), ...basics },
    check: (_, input) => basicsRefusal(input),
    change: (_, input, { newId, now, number }) => {
      const id = newId();
      return {
        set: {
          id,
          number,
          phase: 'PLANNED',
          ownerUnitId: input.ownerUnit,
          registeredAt: now,
          ...basicsColumns(input),
        },
        insert: milestoneRows(id, input.planned, newId),
      };
    },
  }),

  amendProject: tierRow({
    machine: 'tier',
    from: ['CANDIDATE', 'KEY', 'MAJOR'],
    to: [],
    who: ['OWNER', 'TOWNSHIP', 'OFFICE'],
    clause: '4.2',
    mode: 'decide',
    input: basics,
    guard: endedRefusal,
    prefill: (project) => ({
      name: project.name,
      enterprise: project.enterpriseId,
      township: project.townshipId,
      address: project.address,
      industry: project.industry,
      content: project.content,
      nationalCode: project.nationalCode,
      investment: {
        own: project.investmentOwn.toFixed(2),
        loan: project.investmentLoan.toFixed(2),
        fiscal: project.investmentFiscal.toFixed(2),
        other: project.investmentOther.toFixed(2),
        total: project.investmentTotal.toFixed(2),
      },
      planned: project.milestones.flatMap(({ kind, plannedOn }) =>
        plannedOn ? [{ kind, plannedOn: toDay(plannedOn) }] : [],
      ),
    }),
    check: (_, input) => basicsRefusal(input),
    change: (subject, input, { newId, now }) => {
      const project = given(subject);
      const known = new Map(project.milestones.map(({ kind, id }) => [kind, id]));
      return {
        set: basicsColumns(input),
        insert: milestoneRows(
          project.id,
          (input.planned ?? []).filter(({ kind }) => !known.has(kind)),
          newId,
        ),
        patch: [
          ...(input.planned ?? []).flatMap(({ kind, plannedOn }) => {
            const id = known.get(kind);
            return id
              ? [{ table: 'milestone' as const, id, set: { plannedOn: toDate(plannedOn) } }]
              : [];
          }),
          ...voidSignatures(project, now),
        ],
      };
    },
    effects: (project, _, facts, before) => [
      // Both chairs owe their signature on the new file.
      ...(proposalOf(project) ? bothOwe(project, facts) : []),
      ...(before && !isSamePlace(before, project) ? issuesFollow(project) : []),
    ],
    causes: ['followProject'],
    opens: ['SIGN'],
  }),
};

/** Whether its issues still tell the right township and the right name: both stand on their cards. */
const isSamePlace = (before: ProjectSubject, after: ProjectSubject): boolean =>
  before.townshipId === after.townshipId && isSameText(before.name, after.name);
