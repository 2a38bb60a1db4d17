import { officeOf } from '../kernel/authority.ts';
import { addDays } from '../kernel/calendar.ts';
import { choice, day, list, optional, ref, text, yes } from '../kernel/input.ts';
import { daysFor, type Effect, type Facts, personOf } from '../kernel/lifecycle.ts';
import { concludeDecisions } from './charging.ts';
import { lapseRequests, projectRefusal, row } from './rows.ts';
import { type ProjectView, SEVERITIES } from './subject.ts';

const verificationOwed = (facts: Facts): Effect => ({
  effect: 'openDuty',
  duty: {
    kind: 'VERIFY',
    clause: '6.2',
    holderUnitId: officeOf(facts.units, facts.today).id,
    dueOn: addDays(facts.today, daysFor(facts, 'VERIFY')),
  },
});

/** From raising to the decision that it is to be coordinated, or not (6.1 – 6.3). */
export const intakeRows = {
  raiseIssue: row({
    from: [],
    to: ['RAISED'],
    who: ['OWNER'],
    clause: '6.1',
    mode: 'append',
    offeredOn: 'Project',
    offer: (project) => projectRefusal(project as ProjectView, ['KEY', 'MAJOR']),
    series: ({ today }) => ({
      name: `issue/${today.slice(0, 4)}`,
      form: (n) => `${today.slice(0, 4)}-${String(n).padStart(3, '0')}`,
    }),
    input: {
      project: ref('Project'),
      title: text(120),
      blocked: text(),
      since: day(),
      ask: text(1_000),
      askedUnits: optional(list(ref('Unit'), 0, 10)),
      severity: choice('Severity', SEVERITIES),
      urgent: optional(yes()),
    },
    reads: (_, input) => ({ project: input && { type: 'Project', id: input.project } }),
    check: (_, { since }, { refs, today }) =>
      since > today
        ? { code: 'IN_FUTURE', path: ['since'] }
        : projectRefusal(refs['project'] as ProjectView, ['KEY', 'MAJOR']),
    change: (_, input, { refs, now, number, newId, actor }) => {
      const project = refs['project'] as ProjectView;
      return {
        set: {
          id: newId(),
          number,
          projectId: project.id,
          ownerUnitId: project.ownerUnitId,
          townshipId: project.townshipId,
          title: input.title,
          blocked: input.blocked,
          since: new Date(`${input.since}T00:00:00Z`),
          ask: input.ask,
          askedUnitIds: [...(input.askedUnits ?? [])],
          severity: input.severity,
          urgent: input.urgent ?? false,
          raisedAt: now,
          raisedById: personOf(actor),
        },
      };
    },
    effects: (_, __, facts) => [verificationOwed(facts)],
    opens: ['VERIFY'],
  }),

  resubmitIssue: row({
    from: ['RETURNED'],
    to: ['RAISED'],
    who: ['OWNER'],
    clause: '6.1',
    mode: 'decide',
    input: {
      title: optional(text(120)),
      blocked: optional(text()),
      ask: optional(text(1_000)),
      note: optional(text(1_000)),
    },
    prefill: ({ title, blocked, ask }) => ({ title, blocked, ask }),
    change: (_, { title, blocked, ask }) => ({
      set: {
        ...(title ? { title } : {}),
        ...(blocked ? { blocked } : {}),
        ...(ask ? { ask } : {}),
      },
    }),
    effects: (_, __, facts) => [
      { effect: 'settleDuty', pick: { kind: 'MEND' } },
      verificationOwed(facts),
    ],
    settles: ['MEND'],
    opens: ['VERIFY'],
  }),

  withdrawIssue: row({
    from: ['RAISED', 'RETURNED'],
    to: ['CLOSED'],
    who: ['OWNER'],
    clause: '6.1',
    mode: 'decide',
    input: { reason: text(1_000) },
    change: (_, { reason }, { now }) => ({
      set: { closedAt: now, closeGround: 'WITHDRAWN', closeReason: reason },
    }),
    effects: () => [{ effect: 'cancelDuty', pick: { kind: ['VERIFY', 'MEND'] } }],
  }),

  verifyIssue: row({
    from: ['RAISED'],
    to: ['VERIFIED'],
    who: ['OFFICE'],
    clause: '6.2',
    mode: 'decide',
    input: { note: optional(text(1_000)) },
    guard: ({ project }) => projectRefusal(project, ['KEY', 'MAJOR']),
    change: (_, { note }, { now }) => ({
      set: { verifiedAt: now, ...(note ? { verification: note } : {}) },
    }),
    effects: (_, __, facts) => [
      { effect: 'settleDuty', pick: { kind: 'VERIFY' } },
      {
        effect: 'openDuty',
        duty: {
          kind: 'DECIDE',
          clause: '6.3',
          holderPost: 'EXECUTIVE_CHAIR',
          dueOn: addDays(facts.today, daysFor(facts, 'DECIDE')),
        },
      },
    ],
    settles: ['VERIFY'],
    opens: ['DECIDE'],
  }),

  returnIssue: row({
    from: ['RAISED', 'VERIFIED'],
    to: ['RETURNED'],
    who: ['OFFICE', 'EXECUTIVE_CHAIR'],
    clause: '6.2',
    mode: 'decide',
    input: { reason: text(1_000), mendBy: day() },
    prefill: (_, facts) => ({ mendBy: addDays(facts.today, daysFor(facts, 'MEND')) }),
    guard: ({ state }, { actor }) =>
      state === 'RAISED' && actor.authority === 'EXECUTIVE_CHAIR'
        ? { code: 'NOT_YET_VERIFIED', isForbidden: true }
        : null,
    check: (_, { mendBy }, { today }) =>
      mendBy < today ? { code: 'IN_PAST', path: ['mendBy'] } : null,
    change: (_, { reason }, { now }) => ({ set: { returnedAt: now, returnReason: reason } }),
    effects: (issue, { mendBy }, { actor }) => [
      { effect: 'settleDuty', pick: { kind: 'VERIFY' } },
      {
        effect: actor.authority === 'EXECUTIVE_CHAIR' ? 'settleDuty' : 'cancelDuty',
        pick: { kind: 'DECIDE' },
      },
      {
        effect: 'openDuty',
        duty: {
          kind: 'MEND',
          clause: '6.1',
          holderUnitId: issue.ownerUnitId,
          dueOn: mendBy,
        },
      },
    ],
    settles: ['VERIFY', 'DECIDE'],
    opens: ['MEND'],
  }),

  declineIssue: row({
    from: ['VERIFIED'],
    to: ['DECLINED'],
    who: ['EXECUTIVE_CHAIR', 'SESSION'],
    clause: '3.2',
    mode: 'decide',
    input: { reason: text(1_000) },
    change: (_, { reason }, { now }) => ({ set: { closedAt: now, declineReason: reason } }),
    effects: (issue) => [
      { effect: 'settleDuty', pick: { kind: 'DECIDE' } },
      ...lapseRequests(issue),
      ...concludeDecisions(issue),
    ],
    settles: ['DECIDE'],
    causes: ['lapseRequest', 'concludeDecision'],
  }),
};
