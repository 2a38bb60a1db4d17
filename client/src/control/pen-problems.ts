import { formatClause, type Language } from '../words/format.ts';
import type { Hitch } from './run-pen.ts';

/** Fields of the pen, as errors name them. */
const FIELDS = ['text', 'responsible', 'assisting', 'dueOn', 'effect'] as const;

/** A field of the pen. */
export type PenField = (typeof FIELDS)[number];

/** What is wrong, at its field; and what is about none of them. */
export type PenProblems = {
  readonly at: Partial<Record<PenField, string>>;
  readonly other: readonly string[];
};

/** Words for what the record tells, where the server says nothing. */
export type HitchWords = {
  readonly changed: string;
  readonly unanswered: string;
  readonly struck: (no: number) => string;
  readonly overtaken: (no: number) => string;
};

const said = (message: string, clause: string | null, language: Language) =>
  clause ? `${message} ${formatClause(clause, language)}` : message;

/** Sorts what the server said to the fields where it can be mended. */
export const problemsOfPen = (
  hitch: Hitch | null,
  {
    language,
    clause,
    say,
  }: { readonly language: Language; readonly clause: string; readonly say: HitchWords },
): PenProblems => {
  if (!hitch) return { at: {}, other: [] };
  const all = (message: string): PenProblems => ({ at: {}, other: [message] });
  if (hitch.kind === 'conflict') return all(say.changed);
  if (hitch.kind === 'unanswered') return all(say.unanswered);
  if ('no' in hitch) return all(say[hitch.kind](hitch.no));
  if (hitch.kind === 'refused') return all(said(hitch.message, hitch.clause, language));
  const at: Partial<Record<PenField, string>> = {};
  const other: string[] = [];
  for (const { path, message } of hitch.problems) {
    const field = FIELDS.find((one) => one === path[0]);
    if (!field) other.push(said(message, clause, language));
    else at[field] ??= said(message, clause, language);
  }
  return { at, other };
};

/** The element that a field's error leads to. */
export const penFieldId = (field: PenField): string => `pen-${field}`;
