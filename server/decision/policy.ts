import { heldBy, INSIDE, SETTLED, unitScope } from '../kernel/authority.ts';
import type { Policy } from '../kernel/lifecycle.ts';
import type { DecisionSubject } from './subject.ts';

/**
 * A decision is its units' to carry out; a draft is the office's and the chairs'. In force it is
 * seen by whoever sees its meeting, a remark only by the units it names; those who read what is
 * settled hear nothing of it before.
 */
export const decisionPolicy: Policy<DecisionSubject> = {
  relations: (viewer, decision) =>
    decision
      ? [
          ...heldBy(viewer, decision.responsibleIds, 'RESPONSIBLE'),
          ...heldBy(viewer, decision.assistingIds, 'ASSISTING'),
          ...heldBy(viewer, invited(decision), 'INVITED'),
        ]
      : [],
  scopes: (decision) => seenBy(decision),
  // What is written on the screens, or read aloud, is told to the whole room.
  told: (decision) => [
    ...new Set([...seenBy(decision), ...(isInTheRoom(decision) ? toldIn(decision) : [])]),
  ],
};

const invited = ({ meeting }: DecisionSubject): readonly (string | null)[] =>
  meeting?.invitations.map(({ unitId }) => unitId) ?? [];

const isScreen = (token: string): boolean => token.startsWith('screen:');

const seenBy = (decision: DecisionSubject): readonly string[] => {
  const { inForceAt, responsibleIds, assistingIds } = decision;
  if (inForceAt === null) return [INSIDE];
  return [
    ...new Set([
      INSIDE,
      SETTLED,
      ...[...responsibleIds, ...assistingIds].map(unitScope),
      ...roomOf(decision).filter((token) => !isScreen(token)),
    ]),
  ];
};

/** Whoever is in the room; the screens not while the item is closed to them. */
const roomOf = ({ meeting, item, source }: DecisionSubject): readonly string[] => {
  if (!meeting || source !== 'MEETING') return [];
  return item?.isClosed ? meeting.scopes.filter((token) => !isScreen(token)) : meeting.scopes;
};

const toldIn = (decision: DecisionSubject): readonly string[] =>
  roomOf(decision).filter((token) => token !== SETTLED || decision.inForceAt !== null);

const isInTheRoom = ({ isShown, readBackAt, inForceAt }: DecisionSubject): boolean =>
  isShown || readBackAt !== null || inForceAt !== null;
