import { didOf } from './event.ts';
import type { Language } from './format.ts';
import { laterWordOf } from './later.ts';

/** What was done, also to what no card of the board tells of: 签发纪要. */
export const didAny = (event: { readonly action: string }, language: Language): string =>
  didOf(event, language) || laterWordOf('ActionName', event.action, language);
