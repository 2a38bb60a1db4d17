import { vocabulary } from '../gql/vocabulary.ts';
import type { Language, Written } from './format.ts';

type Name = keyof typeof vocabulary;

/** The word of a value of one of the API's vocabularies; empty where it has none. */
export const wordOf = (name: Name, value: string, language: Language): string => {
  const words: Readonly<Record<string, Written>> = vocabulary[name];
  return words[value]?.[language] ?? '';
};
