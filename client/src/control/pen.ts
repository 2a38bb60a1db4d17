import { isSame, type Values } from '../forms/values.ts';
import { hasDay, hasUnits, type ItemFacts, type Kind, likelyKind } from './pen-kinds.ts';
import { type NamedUnit, restOf, understand } from './understand.ts';

/** What the clerk typed, and what was picked by hand; null is what the line tells. */
export type Written = {
  readonly line: string;
  readonly kind: Kind | null;
  readonly responsible: readonly string[] | null;
  readonly assisting: readonly string[] | null;
  /** Undefined: as the line tells. Null: no day. */
  readonly dueOn?: string | null | undefined;
  /** Whether the room sees it while it is written. */
  readonly isShown: boolean;
};

/** A decision as it would be recorded. */
export type Meant = {
  readonly kind: Kind;
  readonly text: string;
  readonly responsible: readonly string[];
  readonly assisting: readonly string[];
  readonly dueOn: string | null;
  readonly isShown: boolean;
};

/** Nothing typed yet. */
export const BLANK: Written = {
  line: '',
  kind: null,
  responsible: null,
  assisting: null,
  isShown: true,
};

/** Reads what was typed together with what was picked. */
export const meantBy = (
  written: Written,
  item: ItemFacts,
  units: readonly NamedUnit[],
  today: string,
): Meant => {
  const understood = understand(written.line, { units, today });
  const named = written.responsible ?? understood.responsible;
  const kind = written.kind ?? likelyKind(item, understood.effect, named.length > 0);
  const responsible = hasUnits(kind) ? named : [];
  const assisting = (hasUnits(kind) ? (written.assisting ?? understood.assisting) : []).filter(
    (id) => !responsible.includes(id),
  );
  const told = written.dueOn === undefined ? understood.dueOn : written.dueOn;
  const dueOn = hasDay(kind) ? told : null;
  const text = restOf(written.line, understood, { units: [...responsible, ...assisting], dueOn });
  return { kind, text, responsible, assisting, dueOn, isShown: written.isShown };
};

/** How far the clerk wants to go. */
export type Wish = 'save' | 'readBack' | 'inForce';

/** One change on its way: sent again under the same key, it is done once. */
export type Step = {
  readonly action: PenAction;
  readonly key: string;
  readonly input: Values;
  /** What was typed for it. */
  readonly written: Written;
};

export type PenAction =
  | 'draftDecision'
  | 'editDecision'
  | 'readBackDecision'
  | 'resumeDraft'
  | 'putDecisionInForce';

/** The decision as the record has it. */
export type Recorded = {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly no: number | null;
};

/** One decision being written, as this machine keeps it until it is in force. */
export type Pen = {
  /** ISO, by the server's clock. */
  readonly at: string;
  readonly item: string;
  readonly written: Written;
  readonly replaces: string | null;
  readonly recorded: Recorded | null;
  /** What of it the record has, as it was sent last. */
  readonly saved: Values | null;
  /** What was typed for that: the same words may mean another thing once the matter has moved on. */
  readonly savedFrom: Written | null;
  /** Sent, and nobody answered. */
  readonly unanswered: Step | null;
  /** How far it should have gone when the line was cut: a person sends it on. */
  readonly unsent: Wish | null;
};

/** A new decision on an item. */
export const newPen = (item: string, at: string, isShown = true): Pen => ({
  at,
  item,
  written: { ...BLANK, isShown },
  replaces: null,
  recorded: null,
  saved: null,
  savedFrom: null,
  unanswered: null,
  unsent: null,
});

/** Whether nothing of it would be missed; a kind or a day alone says nothing yet. */
export const isEmpty = ({ written, recorded, replaces, unanswered }: Pen): boolean =>
  !recorded &&
  !replaces &&
  !unanswered &&
  written.line.trim() === '' &&
  !written.responsible?.length &&
  !written.assisting?.length;

/** What is written on: the pen in hand, but an empty one goes along with the agenda. */
export const penAt = (
  held: Pen | null,
  current: string | null,
  { at, isShown }: { readonly at: string; readonly isShown: boolean },
): Pen | null => {
  if (held && (!isEmpty(held) || held.item === current)) return held;
  return current ? newPen(current, at, isShown) : null;
};

const written = (text: string, language: 'zh' | 'en') => ({ [language]: text });

/** The fields that the record takes. */
export const fieldsOf = (meant: Meant, language: 'zh' | 'en'): Values => ({
  effect: meant.kind === 'REMARK' ? 'TASK' : meant.kind,
  text: written(meant.text, language),
  responsible: meant.responsible,
  assisting: meant.assisting,
  dueOn: meant.dueOn,
  isShown: meant.isShown,
});

/** What is sent next on the way to a wish; null when it is fulfilled. */
export const nextStep = (
  pen: Pen,
  meant: Meant,
  wish: Wish,
  facts: { readonly language: 'zh' | 'en'; readonly newKey: () => string },
): Step | null => {
  // What nobody answered may have been done: asked again under its key, it tells.
  if (pen.unanswered) return pen.unanswered;
  const { recorded, saved } = pen;
  const fields = fieldsOf(meant, facts.language);
  const step = (action: PenAction, input: Values): Step => ({
    action,
    key: facts.newKey(),
    input,
    written: pen.written,
  });
  if (!recorded)
    return step('draftDecision', {
      item: pen.item,
      source: meant.kind === 'REMARK' ? 'REMARK' : 'MEETING',
      ...(pen.replaces ? { replaces: pen.replaces } : {}),
      ...fields,
    });
  const decided = { id: recorded.id, expectedVersion: recorded.version };
  if (recorded.state === 'DRAFT' || recorded.state === 'READ_BACK') {
    if (!isSame(fields, saved)) {
      if (recorded.state === 'READ_BACK') return step('resumeDraft', decided);
      return step('editDecision', { ...decided, ...fields });
    }
    if (wish === 'save') return null;
    if (recorded.state === 'DRAFT') return step('readBackDecision', decided);
    if (wish === 'inForce') return step('putDecisionInForce', decided);
  }
  return null;
};

/** What the record has once a step is done. */
export const afterStep = (pen: Pen, { action, input, written }: Step, recorded: Recorded): Pen => {
  const { item: _, source: __, replaces: ___, id: ____, expectedVersion: _____, ...fields } = input;
  const isText = action === 'draftDecision' || action === 'editDecision';
  const after = { ...pen, recorded, unanswered: null };
  return isText ? { ...after, saved: fields, savedFrom: written } : after;
};

/** Whether somebody went on with the draft before a step was answered, as one asked again may be. */
export const isOvertaken = ({ input }: Step, { version }: Recorded): boolean =>
  version > Number(input['expectedVersion'] ?? 0) + 1;
