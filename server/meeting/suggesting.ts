import type { Words } from '../kernel/text.ts';

/** Why something should come before a meeting; the gravest first. */
export const SUGGESTION_REASONS = {
  CARRIED_OVER: { zh: '上次留下', en: 'Carried over' },
  URGENT: { zh: '紧急', en: 'Urgent' },
  OVERDUE: { zh: '逾期', en: 'Overdue' },
  UNDECIDED: { zh: '已核实，待审定', en: 'Verified and undecided' },
  FOLLOW_UP: { zh: '跟踪落实', en: 'To be followed up' },
  NOT_DISCUSSED: { zh: '久未上会', en: 'Not discussed for long' },
} as const satisfies Record<string, Words>;
export type SuggestionReason = keyof typeof SUGGESTION_REASONS;

/** One thing that the agenda might take up. Ids are the record's own. */
export type Suggestion = {
  readonly reason: SuggestionReason;
  readonly issueId: string | null;
  readonly projectId: string | null;
  readonly decisionId: string | null;
  /** The item of an earlier meeting that was deferred. */
  readonly itemId: string | null;
  readonly title: unknown;
  /** Since when it has been so, and for how many days. */
  readonly since: string | null;
  readonly days: number | null;
};

const RANK = Object.keys(SUGGESTION_REASONS);

type About = Pick<Suggestion, 'issueId' | 'decisionId' | 'projectId'>;

/** What it is about: an issue, or a decision, is not its whole project. */
export const matterOf = ({ issueId, decisionId, projectId }: About): string | null =>
  issueId ?? decisionId ?? projectId;

const keyOf = (one: Suggestion): string => matterOf(one) ?? one.itemId ?? '';

/** Each matter once, by its gravest reason; within a reason the longest first. */
export const ranked = (all: readonly Suggestion[]): readonly Suggestion[] => {
  const sorted = all.toSorted(
    (one, other) =>
      RANK.indexOf(one.reason) - RANK.indexOf(other.reason) ||
      (other.days ?? 0) - (one.days ?? 0) ||
      (keyOf(one) < keyOf(other) ? -1 : 1),
  );
  const seen = new Set<string>();
  return sorted.filter((one) => {
    const key = keyOf(one);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
};
