import { SECTION_NAMES, type SectionName, sectionOf } from '../board/sections.ts';
import type { ActionButtonFragment, BlockedRowFragment } from '../gql/graphql.ts';

/** Where a card can go: a section of the board, or off it. */
export type Place = SectionName | 'gone';

/** The section, or the way off the board, that an action leads to; what is not named leads nowhere. */
export const LEADS: Readonly<Record<string, Place>> = {
  resubmitIssue: 'verify',
  returnIssue: 'returned',
  verifyIssue: 'decide',
  assignIssue: 'assigned',
  reassignIssue: 'assigned',
  acceptIssue: 'progress',
  sendBackIssue: 'progress',
  reopenIssue: 'progress',
  claimResolved: 'claimed',
  confirmIssue: 'solved',
  declineIssue: 'gone',
  withdrawIssue: 'gone',
  closeIssue: 'gone',
};

/** One place for a card: the actions that lead there now, else why none does. */
export type Target = {
  readonly place: Place;
  readonly lawful: readonly ActionButtonFragment[];
  /** The viewer's own action that does not lead there now. */
  readonly blocked: BlockedRowFragment | null;
  /** What would lead there, whoever's it is. */
  readonly action: string;
};

/** What can be done with a card: places to go to, and what leaves it where it is. */
export type Choices = {
  readonly targets: readonly Target[];
  readonly staying: readonly ActionButtonFragment[];
};

/** The choices of whoever may do `available`, and not now what is in `blocked`. */
export const choicesOf = (issue: {
  readonly state: string;
  readonly availableActions: readonly ActionButtonFragment[];
  readonly blockedActions: readonly BlockedRowFragment[];
}): Choices => {
  const { state, availableActions, blockedActions } = issue;
  const here = sectionOf(state);
  const targets = [...SECTION_NAMES, 'gone' as const]
    // A meeting puts an issue on its agenda, nobody moves it there.
    .filter((place) => place !== here && place !== 'agenda')
    .map((place): Target => {
      const leadsHere = ({ action }: { readonly action: string }) => LEADS[action] === place;
      const blocked = blockedActions.filter(leadsHere);
      return {
        place,
        lawful: availableActions.filter(leadsHere),
        // What fails by its own rule says more than what belongs to another stage.
        blocked: blocked.find(({ code }) => code !== 'WRONG_STATE') ?? blocked[0] ?? null,
        action: Object.keys(LEADS).find((action) => LEADS[action] === place) ?? '',
      };
    });
  return {
    targets: targets.filter(({ place, lawful }) => place !== 'gone' || lawful.length > 0),
    staying: availableActions.filter(({ action }) => LEADS[action] === undefined),
  };
};
