import { plain } from '../words/format.ts';
import { fieldsOf, type Meant, newPen, type Pen } from './pen.ts';
import type { ItemFacts, Kind } from './pen-kinds.ts';
import type { Decision, Item, Meeting } from './use-meeting.ts';

/** What an item tells of what can be decided on it. */
export const itemFactsOf = (item: Item | null, { kind }: Meeting): ItemFacts => ({
  kind: item?.kind ?? 'TOPIC',
  issueState: item?.issue?.state ?? null,
  tier: item?.project?.tier ?? null,
  isJointConference: kind === 'JOINT_CONFERENCE',
});

const kindOf = ({ source, effect }: Decision): Kind =>
  source === 'REMARK' ? 'REMARK' : (effect as Kind);

/** A draft of the record, as it is gone on with: what stands in it was picked. */
export const penOf = (decision: Decision, at: string, language: 'zh' | 'en'): Pen => {
  const { id, version, state, no, item } = decision;
  const written = {
    line: plain(decision.text, language),
    kind: kindOf(decision),
    responsible: decision.responsibleUnits.map((unit) => unit.id),
    assisting: decision.assistingUnits.map((unit) => unit.id),
    dueOn: decision.dueOn ?? null,
    isShown: decision.isShown,
  };
  const meant: Meant = { ...written, text: written.line };
  return {
    ...newPen(item?.id ?? '', at),
    written,
    recorded: { id, version, state, no: no ?? null },
    saved: fieldsOf(meant, language),
  };
};
