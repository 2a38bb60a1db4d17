import { isValidOn, officeOf } from '../kernel/authority.ts';
import { addDays, toDate, toDay } from '../kernel/calendar.ts';
import type { Clause } from '../kernel/clauses.ts';
import { day, list, optional, ref, text } from '../kernel/input.ts';
import {
  daysFor,
  type Effect,
  type Facts,
  personOf,
  type Refusal,
  rowsFor,
} from '../kernel/lifecycle.ts';
import type { Text } from '../kernel/text.ts';
import type { AskedIssue, AskedProject, RequestState, RequestSubject } from './subject.ts';

const row = rowsFor<RequestSubject, RequestState, 'Request'>();

const decisionOwed = (request: RequestSubject, clause: Clause, facts: Facts): Effect => ({
  effect: 'openDuty',
  duty: {
    kind: 'DECIDE_REQUEST',
    clause,
    holderPost: 'EXECUTIVE_CHAIR',
    aboutId: request.id,
    dueOn: addDays(facts.today, daysFor(facts, 'DECIDE_REQUEST')),
  },
});

const inWork = (issue: AskedIssue, kind: string): Refusal | null => {
  if (issue.state !== 'ASSIGNED' && issue.state !== 'IN_PROGRESS')
    return { code: 'NOT_IN_WORK', values: { state: issue.state } };
  return issue.requests.some((request) => request.kind === kind) ? { code: 'ALREADY_ASKED' } : null;
};

/** A date is moved only when it is asked for before it has passed. */
const extensionRefusal = (issue: AskedIssue, { today }: Facts): Refusal | null => {
  const due = issue.targetOn && toDay(issue.targetOn);
  const isPast = due !== null && today > due;
  return (
    inWork(issue, 'EXTENSION') ??
    (isPast ? { code: 'TOO_LATE_TO_ASK', values: { dueOn: due } } : null)
  );
};

const transferRefusal = ({ phase, requests }: AskedProject): Refusal | null => {
  if (phase === 'COMPLETED' || phase === 'LOST') return { code: 'PROJECT_ENDED' };
  return requests.some(({ kind }) => kind === 'TRANSFER') ? { code: 'ALREADY_ASKED' } : null;
};

const asked = (kind: string, unitId: string, reason: Text, { newId, now, actor }: Facts) => ({
  id: newId(),
  kind,
  unitId,
  reason,
  at: now,
  byId: personOf(actor),
});

/** Asking: the original stays on record whatever comes (4.8, 6.3, 4.2). */
export const askingRows = {
  requestExtension: row({
    from: [],
    to: ['OPEN'],
    who: ['LEAD'],
    clause: '4.8',
    mode: 'append',
    offeredOn: 'Issue',
    offer: (issue, facts) => extensionRefusal(issue as AskedIssue, facts),
    input: { issue: ref('Issue'), targetOn: day(), reason: text(1_000) },
    reads: (_, input) => ({ issue: input && { type: 'Issue', id: input.issue } }),
    check: (_, { targetOn }, facts) => {
      const issue = facts.refs['issue'] as AskedIssue;
      const due = issue.targetOn && toDay(issue.targetOn);
      return (
        extensionRefusal(issue, facts) ??
        (due && targetOn <= due ? { code: 'NOT_LATER', path: ['targetOn'] } : null)
      );
    },
    change: (_, { targetOn, reason }, facts) => {
      const issue = facts.refs['issue'] as AskedIssue;
      return {
        set: {
          ...asked('EXTENSION', String(issue.leadUnitId), reason, facts),
          issueId: issue.id,
          proposedOn: toDate(targetOn),
        },
      };
    },
    effects: (request, _, facts) => [decisionOwed(request, '4.8', facts)],
    opens: ['DECIDE_REQUEST'],
  }),

  requestReassignment: row({
    from: [],
    to: ['OPEN'],
    who: ['LEAD'],
    clause: '6.3',
    mode: 'append',
    offeredOn: 'Issue',
    offer: (issue) => inWork(issue as AskedIssue, 'REASSIGNMENT'),
    input: {
      issue: ref('Issue'),
      proposal: optional(list(ref('Unit'), 0, 5)),
      reason: text(1_000),
    },
    reads: (_, input) => ({ issue: input && { type: 'Issue', id: input.issue } }),
    check: (_, __, { refs }) => inWork(refs['issue'] as AskedIssue, 'REASSIGNMENT'),
    change: (_, { proposal, reason }, facts) => {
      const issue = facts.refs['issue'] as AskedIssue;
      return {
        set: {
          ...asked('REASSIGNMENT', String(issue.leadUnitId), reason, facts),
          issueId: issue.id,
          proposedIds: [...(proposal ?? [])],
        },
      };
    },
    effects: (request, _, facts) => [decisionOwed(request, '6.3', facts)],
    opens: ['DECIDE_REQUEST'],
  }),

  requestTransfer: row({
    from: [],
    to: ['OPEN'],
    who: ['OFFICE'],
    clause: '4.2',
    mode: 'append',
    offeredOn: 'Project',
    offer: (project) => transferRefusal(project as AskedProject),
    input: { project: ref('Project'), ownerUnit: ref('Unit'), reason: text(1_000) },
    reads: (_, input) => ({ project: input && { type: 'Project', id: input.project } }),
    check: (_, { ownerUnit }, { refs, units, today }) => {
      const project = refs['project'] as AskedProject;
      const refusal = transferRefusal(project);
      if (refusal) return refusal;
      if (ownerUnit === project.ownerUnitId) return { code: 'SAME_OWNER', path: ['ownerUnit'] };
      return isValidOn(units.get(ownerUnit), today)
        ? null
        : { code: 'UNIT_ENDED', path: ['ownerUnit'] };
    },
    change: (_, { project, ownerUnit, reason }, facts) => ({
      set: {
        ...asked('TRANSFER', officeOf(facts.units, facts.today).id, reason, facts),
        projectId: project,
        proposedIds: [ownerUnit],
      },
    }),
    effects: (request, _, facts) => [decisionOwed(request, '4.2', facts)],
    opens: ['DECIDE_REQUEST'],
  }),
};
