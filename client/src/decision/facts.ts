import type { DecisionRowFragment, DecisionsQuery } from '../gql/graphql.ts';
import type { Tone } from '../ui/light.tsx';
import { toneOf } from '../ui/light.tsx';
import { laterWordOf } from '../words/later.ts';
import type { DecisionSay } from './words.ts';

/** A decision as lists show it. */
export type DecisionFacts = DecisionRowFragment & {
  /** Where it is not on the page of its meeting. */
  readonly meeting?: DecisionsQuery['decisions']['nodes'][number]['meeting'];
};

/** Names a decision within the page of its meeting, for addresses that lead to it. */
export const anchorOf = (no: number): string => `decision-${no}`;

/** Decisions that nothing more is owed on. */
const OVER = ['DONE', 'STRUCK', 'SUPERSEDED'];

/** Whether it is followed up no longer. */
export const isOver = ({ state }: Pick<DecisionFacts, 'state'>): boolean => OVER.includes(state);

/** 2026-05 第 3 号, or what a remark is numbered by. */
export const numberOf = ({ meeting, no, number }: DecisionFacts, { say }: DecisionSay): string => {
  if (number) return number;
  return meeting && no !== null ? say.no(meeting.number, no) : '';
};

/** Of decisions that await somebody else's step, that step; else how the date stands. */
export const lightOf = (
  decision: DecisionFacts,
  { say, language }: DecisionSay,
): { readonly tone: Tone; readonly words: string } => {
  const { state, light } = decision;
  const stateWord = laterWordOf('DecisionState', state, language);
  if (state === 'DONE') return { tone: 'done', words: stateWord };
  if (!light || isOver(decision) || state === 'REPORTED') return { tone: 'none', words: stateWord };
  const days = Math.abs(light.days);
  if (light.tone === 'LATE') return { tone: 'late', words: say.lateBy(days) };
  if (light.tone === 'NEAR') return { tone: 'near', words: say.nearBy(days) };
  return { tone: toneOf(light.tone), words: light.dueOn ? say.left(days) : stateWord };
};

/** How far the units are: acknowledged, then reported. */
export const progressOf = (decision: DecisionFacts, { say }: DecisionSay): string => {
  const { units, state } = decision;
  if (units.length === 0 || isOver(decision)) return '';
  const responsible = units.filter(({ role }) => role === 'RESPONSIBLE');
  const reported = responsible.filter(({ reportedAt }) => reportedAt !== null);
  if (reported.length > 0 || state === 'REPORTED')
    return say.reported(reported.length, responsible.length);
  const signed = units.filter(({ acknowledgedAt }) => acknowledgedAt !== null);
  return say.acknowledged(signed.length, units.length);
};

/** As the sentence of the room takes it. */
export const sayableOf = ({ text, units, dueOn }: DecisionFacts) => {
  const named = (role: string) =>
    units
      .filter((one) => one.role === role)
      .map(({ unit }) => ({ id: unit.id, name: unit.shortName }));
  return { text, responsible: named('RESPONSIBLE'), assisting: named('ASSISTING'), dueOn };
};

/** Groups of the review: by when each is due, what waits for the office to check apart. */
export const GROUPS = ['late', 'check', 'week', 'later', 'none'] as const;

/** One of them. */
export type Group = (typeof GROUPS)[number];

/** In which group a decision stands. */
export const groupOf = ({ state, light, dueOn }: DecisionFacts, weekEnd: string): Group => {
  if (state === 'REPORTED') return 'check';
  if (light?.tone === 'LATE') return 'late';
  const day = light?.dueOn ?? dueOn;
  if (!day) return 'none';
  return day <= weekEnd ? 'week' : 'later';
};
