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
  readonly meeting: (id: string) => Promise<string>;
  /** An agenda item by its place. */
  readonly item: (meeting: string, no: number) => Promise<string>;
  readonly hasItem: (meeting: string, title: string) => Promise<boolean>;
  readonly invitation: (
    meeting: string,
    unit: string | null,
    guest: string | null,
  ) => Promise<string>;
  readonly decision: (meeting: string, no: number) => Promise<string>;
  readonly hasDecision: (meeting: string, no: number) => Promise<boolean>;
  readonly hasIssue: (number: string) => Promise<boolean>;
  /** The latest minutes of a meeting. */
  readonly minutes: (meeting: string) => Promise<string>;
  /** A notice of a meeting that a unit has not acknowledged yet. */
  readonly meetingNotice: (meeting: string, unit: string) => Promise<string | null>;
  /** Who takes a unit's daily steps on a day. */
  readonly clerk: (unit: string, at: string) => string;
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

/** Deeds that are known once what came before them is done. */
export type Part = (find: Find) => Promise<readonly Deed[]>;

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
