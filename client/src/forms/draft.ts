import type { Values } from './values.ts';

/** What somebody typed and has not sent, as this machine keeps it. */
export type Draft = {
  readonly at: string;
  /** The version that was before them when they typed. */
  readonly version: number;
  /** Under which it is sent, also after a reload: the same change is done once. */
  readonly key?: string;
  readonly values: Values;
};

/** Where a draft is kept: one per person, subject and action. */
export const draftKey = (person: string, subject: string, action: string): string =>
  `lianxi.draft.${person}.${subject}.${action}`;

const isDraft = (value: unknown): value is Draft =>
  typeof value === 'object' && value !== null && 'at' in value && 'values' in value;

/** The draft under a key, or none; an empty key keeps nothing. */
export const readDraft = (key: string): Draft | null => {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return isDraft(value) ? value : null;
  } catch {
    // Storage may be switched off, or hold what an older page wrote; the form works without it.
    return null;
  }
};

/** Keeps a draft; none removes it. */
export const keepDraft = (key: string, draft: Draft | null): void => {
  if (!key) return;
  try {
    if (draft) localStorage.setItem(key, JSON.stringify(draft));
    else localStorage.removeItem(key);
  } catch {
    // As above.
  }
};
