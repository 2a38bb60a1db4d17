import { isValidOn, officeOf } from '../kernel/authority.ts';
import { addDays, daysBetween, toDate, toDay } from '../kernel/calendar.ts';
import type { Clause } from '../kernel/clauses.ts';
import { day, list, optional, ref, text } from '../kernel/input.ts';
import { daysFor, type Effect, type Facts, type Refusal, rowsFor } from '../kernel/lifecycle.ts';
import type { Text } from '../kernel/text.ts';
import type { AskedIssue, AskedProject, RequestState, RequestSubject } from './subject.ts';

const row = rowsFor<RequestSubject, RequestState, 'Request'>();

const given = (request: RequestSubject | null): RequestSubject => {
  if (!request) throw new Error('this action needs a request');
  return request;
};

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
  byId: String(actor.principal?.personId ?? actor.personId),
});

const ended = (request: RequestSubject | null, { now, actor }: Facts) => {
  given(request);
  return { decidedAt: now, decidedById: actor.principal?.personId ?? actor.personId };
};

const decisionPick = ({ id }: RequestSubject) => ({ kind: 'DECIDE_REQUEST', aboutId: id });

/** The office extends by itself as far as the rules let it (4.8); all else is the executive chair's. */
const deciderRefusal = (
  { kind, issue, proposedOn }: RequestSubject,
  grantedOn: string | null,
  { actor, rules }: Facts,
): Refusal | null => {
  if (actor.authority === 'EXECUTIVE_CHAIR') return null;
  const until = grantedOn ?? (proposedOn ? toDay(proposedOn) : null);
  const isWithin =
    kind === 'EXTENSION' &&
    issue?.targetOn &&
    until !== null &&
    daysBetween(toDay(issue.targetOn), until) <= rules.officeExtendsDays;
  return isWithin ? null : { code: 'CHAIR_DECIDES', isForbidden: true };
};

/** What a grant brings about. */
const granted = (
  { kind, issueId, projectId, proposedOn, proposedIds }: RequestSubject,
  input: {
    readonly targetOn: string | null;
    readonly responsible: readonly string[] | null;
    readonly assisting: readonly string[] | null;
    readonly task: Text | null;
    readonly remark: Text | null;
  },
  prior: {
    readonly targetOn: string | null;
    readonly task: unknown;
    readonly assisting: readonly string[];
  },
  reason: unknown,
): Effect => {
  const proposed = proposedOn ? toDay(proposedOn) : null;
  if (kind === 'EXTENSION')
    return {
      effect: 'perform',
      action: 'extendIssue',
      on: { type: 'Issue', id: String(issueId) },
      input: { targetOn: input.targetOn ?? proposed },
    };
  if (kind === 'TRANSFER')
    return {
      effect: 'perform',
      action: 'transferProject',
      on: { type: 'Project', id: String(projectId) },
      input: { ownerUnit: proposedIds[0] },
    };
  const responsible = input.responsible ?? proposedIds;
  return {
    effect: 'perform',
    action: 'reassignIssue',
    on: { type: 'Issue', id: String(issueId) },
    input: {
      responsible,
      assisting: (input.assisting ?? prior.assisting).filter((id) => !responsible.includes(id)),
      task: input.task ?? prior.task,
      targetOn: input.targetOn ?? prior.targetOn,
      reason: input.remark ?? reason,
    },
  };
};

/** One mechanism for everything that is asked for: extension, reassignment, transfer. */
export const requestLifecycle = {
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

  grantRequest: row({
    from: ['OPEN'],
    to: ['GRANTED'],
    who: ['EXECUTIVE_CHAIR', 'OFFICE'],
    clause: '6.3',
    mode: 'decide',
    input: {
      /** Another date than the one proposed. */
      targetOn: optional(day()),
      responsible: optional(list(ref('Unit'), 1, 5)),
      assisting: optional(list(ref('Unit'), 0, 10)),
      task: optional(text(1_000)),
      remark: optional(text(1_000)),
    },
    guard: (request, facts) => deciderRefusal(request, null, facts),
    prefill: ({ proposedOn, proposedIds, kind }) => ({
      ...(proposedOn ? { targetOn: toDay(proposedOn) } : {}),
      ...(kind === 'REASSIGNMENT' ? { responsible: proposedIds } : {}),
    }),
    reads: (request) => ({
      case: request
        ? request.issueId
          ? { type: 'Issue', id: request.issueId }
          : { type: 'Project', id: String(request.projectId) }
        : null,
    }),
    check: (request, { targetOn, responsible }, facts) => {
      const { kind, proposedIds } = given(request);
      if (kind === 'REASSIGNMENT' && (responsible ?? proposedIds).length === 0)
        return { code: 'NO_UNIT_PROPOSED', path: ['responsible'] };
      return deciderRefusal(given(request), targetOn, facts);
    },
    change: (request, { targetOn, remark }, facts) => ({
      set: {
        ...ended(request, facts),
        ...(remark ? { remark } : {}),
        ...(given(request).kind === 'EXTENSION'
          ? { grantedOn: targetOn ? toDate(targetOn) : given(request).proposedOn }
          : {}),
      },
    }),
    effects: (request, input, facts) => {
      const issue = facts.refs['case'] as
        | (AskedIssue & { readonly assignments: readonly { readonly task: unknown }[] })
        | null;
      const prior = {
        targetOn: issue?.targetOn ? toDay(issue.targetOn) : null,
        task: issue?.assignments?.at(-1)?.task ?? null,
        assisting: issue?.assistingIds ?? [],
      };
      return [
        { effect: 'settleDuty', pick: decisionPick(request) },
        granted(request, input, prior, request.reason),
      ];
    },
    settles: ['DECIDE_REQUEST'],
    causes: ['extendIssue', 'reassignIssue', 'transferProject'],
  }),

  refuseRequest: row({
    from: ['OPEN'],
    to: ['REFUSED'],
    who: ['EXECUTIVE_CHAIR', 'OFFICE'],
    clause: '6.3',
    mode: 'decide',
    input: { remark: text(1_000) },
    guard: (request, facts) => deciderRefusal(request, null, facts),
    change: (request, { remark }, facts) => ({ set: { ...ended(request, facts), remark } }),
    effects: (request) => [{ effect: 'settleDuty', pick: decisionPick(request) }],
    settles: ['DECIDE_REQUEST'],
  }),

  withdrawRequest: row({
    from: ['OPEN'],
    to: ['WITHDRAWN'],
    who: ['LEAD', 'AUTHOR'],
    clause: '6.3',
    mode: 'decide',
    input: {},
    change: (request, _, facts) => ({ set: ended(request, facts) }),
    effects: (request) => [{ effect: 'cancelDuty', pick: decisionPick(request) }],
  }),

  lapseRequest: row({
    from: ['OPEN'],
    to: ['LAPSED'],
    who: ['SYSTEM'],
    clause: '6.3',
    mode: 'decide',
    input: {},
    change: (request, _, facts) => ({ set: ended(request, facts) }),
    effects: (request) => [{ effect: 'cancelDuty', pick: decisionPick(request) }],
  }),
};
