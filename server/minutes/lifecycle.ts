import { draftingRows } from './rows.ts';
import { signingRows } from './signing.ts';

/** Minutes: drafted from the record, signed by whoever presided, numbered, issued, frozen (4.4). */
export const minutesLifecycle = { ...draftingRows, ...signingRows };
