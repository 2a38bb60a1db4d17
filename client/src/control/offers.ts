import type { ControlMeetingFragment, ControlOffersQuery } from '../gql/graphql.ts';

/** A meeting as the stream tells it. */
export type Plain = ControlMeetingFragment;

/** What the viewer may do in it, by thing. */
export type Offers = Pick<
  NonNullable<ControlOffersQuery['meeting']>,
  'availableActions' | 'items' | 'decisions'
>;

type Able = { readonly availableActions: readonly { readonly action: string }[] };

/** One item of the agenda. */
export type Item = Plain['items'][number] & Able;
/** One decision, drafts too. */
export type Decision = Plain['decisions'][number] &
  Able & { readonly recordableActions: readonly { readonly action: string }[] };
/** Who is asked to come, and how that stands. */
export type Invitation = Plain['invitations'][number];

/** The meeting as the control knows it. */
export type Meeting = Omit<Plain, 'items' | 'decisions'> & {
  readonly items: readonly Item[];
  readonly decisions: readonly Decision[];
  readonly availableActions: Offers['availableActions'];
};

/** Until it is read what may be done. */
export const NO_OFFERS: Offers = { availableActions: [], items: [], decisions: [] };

const NOTHING = { availableActions: [], recordableActions: [] };

/** The meeting together with what may be done in it. */
export const withOffers = (meeting: Plain, offers: Offers): Meeting => {
  const items = new Map(offers.items.map((one) => [one.id, one]));
  const decisions = new Map(offers.decisions.map((one) => [one.id, one]));
  return {
    ...meeting,
    availableActions: offers.availableActions,
    items: meeting.items.map((item) => ({ ...item, ...(items.get(item.id) ?? NOTHING) })),
    decisions: meeting.decisions.map((one) => ({
      ...one,
      ...(decisions.get(one.id) ?? NOTHING),
    })),
  };
};
