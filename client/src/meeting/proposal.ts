import type { OfferedAction } from '../forms/use-action-form.ts';
import { recordOf } from '../forms/values.ts';
import type { Written } from '../words/format.ts';
import { daysAfter } from '../words/format.ts';

/** The agenda is built on the meeting's own page, from what the record suggests. */
const LATER = ['agenda', 'occurrence'];

/** Days from proposing to a meeting, unless somebody says otherwise. */
const AHEAD = 7;

/**
 * The form that proposes a meeting: without what is filled in afterwards, with a time and a place
 * that only have to be agreed to.
 */
export const proposal =
  ({
    today,
    last,
    template,
  }: {
    readonly today: string;
    readonly last: { readonly place: Written } | null;
    /** Global id of the meeting whose agenda is used again. */
    readonly template: string | null;
  }) =>
  (action: OfferedAction): OfferedAction => ({
    ...action,
    input: action.input.filter(({ name }) => !LATER.includes(name)),
    prefilled: {
      kind: 'COORDINATION',
      presidingPost: 'EXECUTIVE_CHAIR',
      startsAt: `${daysAfter(today, AHEAD)}T09:00:00+08:00`,
      ...(last ? { place: last.place } : {}),
      ...(template ? { agendaFrom: template } : {}),
      ...recordOf(action.prefilled),
    },
  });
