import type { Post } from '../kernel/authority.ts';
import { toDay } from '../kernel/calendar.ts';
import type { Effect, Ref, Session } from '../kernel/lifecycle.ts';
import { type DecisionSubject, projectOf } from './subject.ts';
import type { DecisionEffect } from './vocabulary.ts';

/** By whose word it is done: the presiding chair's (6.3, 6.7). */
const sessionOf = ({ meeting, no }: DecisionSubject): Session => {
  if (!meeting?.presiderId) throw new Error('nobody presides over the meeting');
  return {
    personId: meeting.presiderId,
    post: meeting.presidingPost as Post,
    reference: `${meeting.number}/${no}`,
  };
};

const byTheMeeting = (
  decision: DecisionSubject,
  action: string,
  on: Ref,
  input: Readonly<Record<string, unknown>> = {},
): Effect[] => [{ effect: 'perform', action, on, input, session: sessionOf(decision) }];

const issueOf = ({ issueId }: DecisionSubject): Ref => ({ type: 'Issue', id: String(issueId) });

const projectRefOf = (decision: DecisionSubject): Ref => ({
  type: 'Project',
  id: String(projectOf(decision)?.id),
});

const chargeOf = ({ responsibleIds, assistingIds, text, dueOn, issue }: DecisionSubject) => {
  const targetOn = dueOn ?? issue?.targetOn ?? null;
  return {
    responsible: responsibleIds,
    assisting: assistingIds,
    task: text,
    targetOn: targetOn && toDay(targetOn),
  };
};

const BROUGHT: Readonly<Record<DecisionEffect, (decision: DecisionSubject) => Effect[]>> = {
  TASK: () => [],
  REPORT: () => [],
  RESOLVE: () => [],
  ASSIGN: (decision) =>
    byTheMeeting(decision, 'assignIssue', issueOf(decision), chargeOf(decision)),
  REASSIGN: (decision) =>
    byTheMeeting(decision, 'reassignIssue', issueOf(decision), {
      ...chargeOf(decision),
      reason: decision.text,
    }),
  SET_DATE: (decision) =>
    byTheMeeting(decision, 'extendIssue', issueOf(decision), {
      targetOn: decision.dueOn && toDay(decision.dueOn),
    }),
  DECLINE: (decision) =>
    byTheMeeting(decision, 'declineIssue', issueOf(decision), { reason: decision.text }),
  LIST: (decision) => byTheMeeting(decision, 'listProject', projectRefOf(decision)),
  DELIST: (decision) =>
    byTheMeeting(decision, 'delistProject', projectRefOf(decision), { reason: decision.text }),
  DETERMINE: (decision) => byTheMeeting(decision, 'determineProject', projectRefOf(decision)),
  REVERT: (decision) => byTheMeeting(decision, 'revertProject', projectRefOf(decision)),
};

/** What a decision does to its issue or project: the same action that a chair would take. */
export const brought = (decision: DecisionSubject): Effect[] =>
  BROUGHT[decision.effect as DecisionEffect](decision);

const INVERSE: Readonly<Record<string, string>> = {
  ASSIGN: 'unassignIssue',
  REASSIGN: 'undoReassignment',
  DECLINE: 'restoreIssue',
};

/** The inverse of that, where there is one. */
export const takenBack = (decision: DecisionSubject): Effect[] => {
  const action = INVERSE[decision.effect];
  return action ? byTheMeeting(decision, action, issueOf(decision)) : [];
};
