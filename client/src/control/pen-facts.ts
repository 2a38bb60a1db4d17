import { plain } from '../words/format.ts';
import { fieldsOf, type Meant, newPen, type Pen, type Recorded } from './pen.ts';
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

/** A draft elsewhere may have gone on meanwhile: the newer of both counts. */
export const newest = (recorded: Recorded | null, meeting: Meeting): Recorded | null => {
  const told = recorded && meeting.decisions.find(({ id }) => id === recorded.id);
  if (!told || !recorded || told.version < recorded.version) return recorded;
  return { id: told.id, version: told.version, state: told.state, no: told.no ?? null };
};

/** States in which it is still being written. */
export const IN_HAND = ['DRAFT', 'READ_BACK'];

/** What the viewer writes before the eyes of the room, on whichever machine it was begun. */
export const openedBy = (
  { items, decisions }: Meeting,
  { viewerId, language }: { readonly viewerId: string; readonly language: 'zh' | 'en' },
  at: string,
): Pen | null => {
  const current = items.find(({ state }) => state === 'CURRENT');
  const mine = decisions.find(
    ({ state, isShown, item, draftedBy }) =>
      IN_HAND.includes(state) &&
      (isShown || state === 'READ_BACK') &&
      item?.id === current?.id &&
      draftedBy?.id === viewerId,
  );
  return mine ? penOf(mine, at, language) : null;
};
