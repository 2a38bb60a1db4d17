import { recordOf } from '../forms/values.ts';
import type { Written } from '../words/format.ts';

/** What people wrote is told first; the rest of a change shows on the case itself. */
const TOLD = [
  'text',
  'answer',
  'reason',
  'remark',
  'opinion',
  'findings',
  'measures',
  'verification',
  'returnReason',
  'declineReason',
  'closeReason',
  'task',
  'blocked',
];

const isText = (value: unknown): value is Written => {
  const { zh, en } = recordOf(value);
  return typeof zh === 'string' || typeof en === 'string';
};

/** The words that an event carries, from what it wrote or changed; only the office is told these. */
export const quoteOf = (changes: unknown): Written | null => {
  const { rows, set } = recordOf(changes);
  const written = Array.isArray(rows)
    ? rows.map((row: unknown) => recordOf(recordOf(row)['row']))
    : [];
  const changed = Object.fromEntries(
    Object.entries(recordOf(set)).map(([name, pair]) => [
      name,
      Array.isArray(pair) ? pair[1] : null,
    ]),
  );
  const found = TOLD.flatMap((name) => [...written, changed].map((row) => row[name])).find(isText);
  return found ?? null;
};

/** Whether two moments are the same one: what one change wrote carries its time. */
export const isSameMoment = (
  first: string | null | undefined,
  second: string | null | undefined,
): boolean => Boolean(first && second) && Date.parse(first ?? '') === Date.parse(second ?? '');
