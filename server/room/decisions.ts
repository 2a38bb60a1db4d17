import { INSIDE, meets, unitScope } from '../kernel/authority.ts';
import type { Audience } from './room.ts';
import type { DecisionRow, ItemRow, RoomFacts } from './rows.ts';

/** A unit as the room names it. */
export type RoomUnit = { readonly id: string; readonly name: unknown };

/** A decision as the room sees it. */
export type RoomDecision = Pick<
  DecisionRow,
  'id' | 'no' | 'itemId' | 'state' | 'source' | 'effect' | 'text' | 'dueOn' | 'inForceAt'
> & {
  readonly responsible: readonly RoomUnit[];
  readonly assisting: readonly RoomUnit[];
  readonly issueNumber: string | null;
  readonly unitCount: number;
  readonly acknowledged: readonly RoomUnit[];
  readonly dissents: readonly { readonly unitName: unknown; readonly text: unknown }[];
};

const shownAs = ({ units }: RoomFacts, decision: DecisionRow): RoomDecision => {
  const named = (ids: readonly string[]): readonly RoomUnit[] =>
    ids.map((id) => ({ id, name: units.get(id) ?? {} }));
  const { id, no, itemId, state, source, effect, text, dueOn, inForceAt } = decision;
  return {
    // One by one: its tokens stay behind, for those who see it here need not see it elsewhere.
    ...{ id, no, itemId, state, source, effect, text, dueOn, inForceAt },
    responsible: named(decision.responsibleIds),
    assisting: named(decision.assistingIds),
    issueNumber: decision.issue?.number ?? null,
    unitCount: decision.units.length,
    acknowledged: named(
      decision.units.flatMap(({ unitId, acknowledgedAt }) => (acknowledgedAt ? unitId : [])),
    ),
    dissents: decision.dissents.map(({ unitId, text }) => ({
      unitName: units.get(unitId) ?? {},
      text,
    })),
  };
};

/** A leader's remark concerns those it names; what was decided behind closed doors stays there. */
const isForScreens = ({ meeting }: RoomFacts, { source, itemId }: DecisionRow): boolean =>
  source === 'MEETING' && !meeting.items.some(({ id, isClosed }) => id === itemId && isClosed);

/** Who takes part: whoever only reads what is settled is told once it is in force. */
const takesPart = ({ meeting }: RoomFacts, scopes: readonly string[]): boolean =>
  meets(
    [INSIDE, ...meeting.invitations.flatMap(({ unitId }) => (unitId ? unitScope(unitId) : []))],
    scopes,
  );

/** What is being written about the item that is shown: once it is shown too, or read back. */
export const draftFor = (
  facts: RoomFacts,
  item: ItemRow,
  audience: Audience,
): RoomDecision | null => {
  const written = facts.meeting.decisions.findLast(
    (decision) =>
      decision.itemId === item.id &&
      (decision.state === 'READ_BACK' || (decision.state === 'DRAFT' && decision.isShown)) &&
      (audience.kind === 'SCREEN'
        ? isForScreens(facts, decision)
        : decision.source === 'MEETING'
          ? takesPart(facts, audience.scopes)
          : meets(decision.scopes, audience.scopes)),
  );
  return written ? shownAs(facts, written) : null;
};

/** What has been decided: all that came into force, also what was struck since. */
export const takenFor = (facts: RoomFacts, audience: Audience): readonly RoomDecision[] =>
  facts.meeting.decisions
    .filter(
      (decision) =>
        decision.inForceAt !== null &&
        (audience.kind === 'SCREEN'
          ? isForScreens(facts, decision)
          : meets(decision.scopes, audience.scopes)),
    )
    .map((decision) => shownAs(facts, decision));
