import { isRecord, type Values } from './values.ts';

/** What somebody typed at a moment. */
export type Kept = {
  /** ISO, by the server's clock. */
  readonly at: string;
  /** The version that was before them when they typed. */
  readonly version: number;
  readonly values: Values;
};

/** What somebody typed and has not sent, as this machine keeps it. */
export type Draft = Kept & {
  /** What was sent last, and under which key: the same change is done once, also after a reload. */
  readonly sent?: { readonly key: string; readonly body: string } | undefined;
  /** Another text for the same form, from a second window or put aside at a conflict. */
  readonly other?: Kept | undefined;
};

/** Where a draft is kept: one per person, subject and action. */
export const draftKey = (person: string, subject: string, action: string): string =>
  `lianxi.draft.${person}.${subject}.${action}`;

const isDraft = (value: unknown): value is Draft =>
  isRecord(value) &&
  typeof value['at'] === 'string' &&
  typeof value['version'] === 'number' &&
  isRecord(value['values']);

/** The draft in a stored text, or none. */
export const parseDraft = (text: string | null): Draft | null => {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    return isDraft(value) ? value : null;
  } catch {
    // What an older page wrote, or another program: the form works without it.
    return null;
  }
};

/** The draft under a key, or none; an empty key keeps nothing. */
export const readDraft = (key: string): Draft | null => {
  try {
    return parseDraft(localStorage.getItem(key));
  } catch {
    // Storage may be switched off.
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

/** Tells when another window of this browser keeps or removes a draft. */
export const onDraftElsewhere = (listener: (key: string, text: string | null) => void) => {
  const onStorage = ({ key, newValue }: StorageEvent) => {
    if (key?.startsWith('lianxi.draft.')) listener(key, newValue);
  };
  addEventListener('storage', onStorage);
  return () => removeEventListener('storage', onStorage);
};
