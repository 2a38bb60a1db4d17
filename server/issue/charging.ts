import type { Effect, Facts } from '../kernel/lifecycle.ts';
import type { IssueSubject } from './subject.ts';

/** Decisions that charge a unit with an issue stand as long as that charge does (3.4, 6.3). */
type Charging = IssueSubject['decisions'][number];

const performed = (decisions: readonly Charging[], action: string): Effect[] =>
  decisions.map(({ id }) => ({ effect: 'perform', action, on: { type: 'Decision', id } }));

const inForce = ({ decisions }: IssueSubject): readonly Charging[] =>
  decisions.filter(({ state }) => state === 'IN_FORCE');

/** They end with the issue. */
export const concludeDecisions = (issue: IssueSubject): Effect[] =>
  performed(inForce(issue), 'concludeDecision');

/** Another unit is charged: those before give way to the one, if any, by whose word it is done. */
export const supersedeDecisions = (issue: IssueSubject, { actor }: Facts): Effect[] => {
  const word = actor.authority === 'SESSION' ? actor.principal?.evidence.reference : null;
  const others = inForce(issue).filter(({ no, meeting }) => `${meeting?.number}/${no}` !== word);
  return performed(others, 'supersedeDecision');
};

/** The unit before is charged again: so stand those that gave way at the moment in which it lost the issue. */
export const restoreSuperseded = ({ decisions }: IssueSubject, lostAt: Date): Effect[] =>
  performed(
    decisions.filter(
      ({ state, supersededAt }) =>
        state === 'SUPERSEDED' && supersededAt?.getTime() === lostAt.getTime(),
    ),
    'restoreDecision',
  );

/** The issue goes on: so do those that had ended with it. */
export const resumeDecisions = ({ decisions }: IssueSubject): Effect[] =>
  performed(
    decisions.filter(({ state }) => state === 'DONE'),
    'restoreDecision',
  );
