import { isSame, type Values } from '../forms/values.ts';
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

/** States in which it is still being written. */
export const IN_HAND = ['DRAFT', 'READ_BACK'];

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
    replaces: decision.replaces?.id ?? null,
    recorded: { id, version, state, no: no ?? null },
    saved: fieldsOf(meant, language),
    savedFrom: written,
  };
};

/** A draft elsewhere may have gone on meanwhile: the newer of both counts. */
export const newest = (recorded: Recorded | null, meeting: Meeting): Recorded | null => {
  const told = recorded && meeting.decisions.find(({ id }) => id === recorded.id);
  if (!told || !recorded || told.version < recorded.version) return recorded;
  return { id: told.id, version: told.version, state: told.state, no: told.no ?? null };
};

/** What a decision says; whether the room looks on is no part of it. */
const saidIn = ({ isShown: _, ...said }: Values): Values => said;

/** Whether two say the same. */
export const isSaidAlike = (one: Values | null, other: Values | null): boolean =>
  isSame(one && saidIn(one), other && saidIn(other));

/**
 * The draft of the record where it says something else than was saved here: somebody else has
 * changed it, and it must not be read out for what stands here.
 */
export const changedElsewhere = (
  { recorded, saved, unanswered }: Pen,
  meeting: Meeting,
  language: 'zh' | 'en',
): Decision | null => {
  const told = meeting.decisions.find(({ id }) => id === recorded?.id);
  // What nobody answered is asked for again first: it may be the change.
  if (!told || !recorded || unanswered || told.version < recorded.version) return null;
  if (!IN_HAND.includes(told.state)) return null;
  return isSaidAlike(penOf(told, '', language).saved, saved) ? null : told;
};

/**
 * What becomes of a pen whose draft another hand has put in force or struck: what was typed since
 * then stays as a draft that a person sends; null where there is nothing of it.
 */
export const leftOf = (
  pen: Pen,
  meant: Meant,
  told: Decision | null,
  { language, isDropped }: { readonly language: 'zh' | 'en'; readonly isDropped: boolean },
): Pen | null => {
  const isStruck = told?.state === 'STRUCK';
  const fields = fieldsOf(meant, language);
  const isHere =
    isSaidAlike(pen.written, pen.savedFrom) ||
    (told !== null && isSaidAlike(fields, penOf(told, '', language).saved));
  if (meant.text === '' || (isStruck ? isDropped : isHere)) return null;
  return {
    ...pen,
    replaces: isStruck ? pen.replaces : null,
    recorded: null,
    saved: null,
    savedFrom: null,
    unanswered: null,
    unsent: 'save',
  };
};

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
