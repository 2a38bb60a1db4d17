import type { Evidence } from '../../server/kernel/lifecycle.ts';
import type { Words } from '../../server/kernel/text.ts';
import type { DemoStep } from './data.ts';

/** Finds what a step names: the loader asks the record, the play-back asks the API. */
export type Find = {
  readonly unit: (code: string) => string;
  readonly person: (code: string) => string;
  readonly project: (id: string) => Promise<string>;
  readonly issue: (number: string) => Promise<string>;
  /** Code of the unit that leads on an issue now. */
  readonly leadUnit: (number: string) => Promise<string>;
  readonly plan: (number: string) => Promise<readonly PlanStep[]>;
  /** A notice on an issue that a unit has not acknowledged yet. */
  readonly notice: (number: string, unit: string) => Promise<string | null>;
  /** The open request on an issue. */
  readonly request: (number: string, kind: 'EXTENSION' | 'REASSIGNMENT') => Promise<string>;
  /** The report that settled a period of an issue's current assignment. */
  readonly report: (number: string, period: number) => Promise<string>;
  /** The milestone report of a project that waits for its confirmation. */
  readonly milestoneReport: (project: string, kind: string) => Promise<string>;
  /** The day on which a step of an issue's plan was done, where it is known. */
  readonly doneOn: (number: string, step: number) => string | null;
  /** Unit of a person. */
  readonly unitOf: (person: string) => string;
  /** Number of a meeting's minutes, or what else proves what it decided. */
  readonly minutesOf: (meeting: string) => string;
};

export type PlanStep = {
  readonly no: number;
  readonly text: Partial<Words>;
  readonly dueOn: string;
  readonly state: string;
};

/** One action to be asked for, by whom, on what. */
export type Deed = {
  /** Sign-in name; null for the product itself. */
  readonly as: string | null;
  readonly action: string;
  readonly id: string | null;
  readonly input: Readonly<Record<string, unknown>>;
  /** What the files call the issue or project that it creates. */
  readonly names?: string;
  readonly onBehalf?: { readonly post: 'EXECUTIVE_CHAIR'; readonly evidence: Evidence };
};

/** What a step carries; which fields there are depends on what it does. */
export type With = Readonly<Record<string, never>>;

/** A deed of the person who took the step. */
export const deed = (
  { as }: DemoStep,
  action: string,
  id: string | null,
  input: Readonly<Record<string, unknown>>,
): Deed => ({ as, action, id, input });

/** Ids of units by their codes. */
export const units = (codes: readonly string[] | undefined, find: Find): readonly string[] =>
  (codes ?? []).map(find.unit);

/** What an assignment carries (6.3). */
export const charge = (given: With, find: Find) => ({
  responsible: units(given['responsible'], find),
  assisting: units(given['assisting'], find),
  task: given['task'] ?? given['text'],
  targetOn: given['targetDate'],
});
