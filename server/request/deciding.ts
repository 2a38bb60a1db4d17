import { daysBetween, toDate, toDay } from '../kernel/calendar.ts';
import type { Clause } from '../kernel/clauses.ts';
import { day, list, optional, ref, text } from '../kernel/input.ts';
import {
  type Effect,
  type Facts,
  given,
  personOf,
  type Refusal,
  rowsFor,
} from '../kernel/lifecycle.ts';
import type { Text } from '../kernel/text.ts';
import type { AskedIssue, RequestState, RequestSubject } from './subject.ts';

const row = rowsFor<RequestSubject, RequestState, 'Request'>();

const ended = ({ now, actor }: Facts) => ({
  decidedAt: now,
  decidedById: actor.personId === null ? null : personOf(actor),
});

const decisionPick = ({ id }: RequestSubject) => ({ kind: 'DECIDE_REQUEST', aboutId: id });

/** A grant and a refusal stand on what was asked for. */
const clauseFor = ({ kind }: RequestSubject): Clause =>
  kind === 'EXTENSION' ? '4.8' : kind === 'TRANSFER' ? '4.2' : '6.3';

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

/** Granting performs the action; refusing, withdrawing and lapsing perform nothing. */
export const decidingRows = {
  grantRequest: row({
    from: ['OPEN'],
    to: ['GRANTED'],
    who: ['EXECUTIVE_CHAIR', 'OFFICE'],
    clause: '6.3',
    clauseFor,
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
        ...ended(facts),
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
    clauseFor,
    mode: 'decide',
    input: { remark: text(1_000) },
    guard: (request, facts) => deciderRefusal(request, null, facts),
    change: (_request, { remark }, facts) => ({ set: { ...ended(facts), remark } }),
    effects: (request) => [{ effect: 'settleDuty', pick: decisionPick(request) }],
    settles: ['DECIDE_REQUEST'],
  }),

  withdrawRequest: row({
    from: ['OPEN'],
    to: ['WITHDRAWN'],
    who: ['LEAD', 'AUTHOR'],
    clause: '6.3',
    clauseFor,
    mode: 'decide',
    input: {},
    change: (_request, _, facts) => ({ set: ended(facts) }),
    effects: (request) => [{ effect: 'cancelDuty', pick: decisionPick(request) }],
  }),

  lapseRequest: row({
    from: ['OPEN'],
    to: ['LAPSED'],
    who: ['SYSTEM'],
    clause: '6.3',
    clauseFor,
    mode: 'decide',
    input: {},
    change: (_request, _, facts) => ({ set: ended(facts) }),
    effects: (request) => [{ effect: 'cancelDuty', pick: decisionPick(request) }],
  }),
};
