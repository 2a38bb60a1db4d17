import { createContext } from 'preact';
import type { Written } from '../words/format.ts';

/** What is known of the case that a form belongs to. */
export type FormFacts = {
  /** Global id of the unit whose people are offered; the viewer's own unless said. */
  readonly unit: string | null;
  readonly steps: readonly {
    readonly no: number;
    readonly text: Written;
    readonly dueOn: string;
  }[];
  readonly nextReport: { readonly period: number; readonly dueOn: string } | null;
};

/** Of a case about which a form needs to know nothing. */
export const NO_FACTS: FormFacts = { unit: null, steps: [], nextReport: null };

/** Given by whoever opens a form. */
export const FormFactsContext = createContext<FormFacts>(NO_FACTS);
