import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { Source } from '../../sdk/index.ts';

/** A generated document as the SDK takes it: by the id under which the server knows it. */
export const persistedSource = <Data, Variables>(
  document: TypedDocumentNode<Data, Variables>,
): Source<Data, Variables> => {
  const meta: unknown = Reflect.get(document, '__meta__');
  const hash: unknown = typeof meta === 'object' && meta ? Reflect.get(meta, 'hash') : null;
  if (typeof hash !== 'string') throw new Error('The document was not made by the generator');
  return { documentId: hash };
};
