import type { Words } from './kernel/text.ts';

/**
 * Why the process cannot start, as one sentence for the person at the terminal: a wrong setting, a
 * taken port, data of a newer version. Printed without a stack; the process ends with 1.
 */
export class StartFailure extends Error {
  readonly sentence: Words;

  constructor(sentence: Words, options?: ErrorOptions) {
    super(sentence.en, options);
    this.name = 'StartFailure';
    this.sentence = sentence;
  }
}
