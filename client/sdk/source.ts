/**
 * What to run: the text of a document, or the id of a persisted one. `Data` and `Variables` are
 * phantom types, taken from generated documents.
 */
export type Source<Data = Record<string, unknown>, Variables = Record<string, unknown>> = (
  | { readonly query: string }
  | { readonly documentId: string }
) & { readonly operationName?: string; readonly __types?: (variables: Variables) => Data };

/** An error of an answer that is not part of its data. */
export type AnswerError = {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: Readonly<Record<string, unknown>>;
};

/** The stable code of an error, where it has one. */
export const codeOf = (error: unknown): string | null => {
  const extensions: unknown =
    typeof error === 'object' && error !== null ? Reflect.get(error, 'extensions') : null;
  const code: unknown =
    typeof extensions === 'object' && extensions !== null ? Reflect.get(extensions, 'code') : null;
  return typeof code === 'string' ? code : null;
};
