import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { createRequest } from 'urql';

/** A generated document: its text, read at once, and the id under which the server knows it. */
export const documentOf = <Data, Variables>(
  hash: string,
  text: string,
): TypedDocumentNode<Data, Variables> =>
  Object.assign(createRequest(text, {}).query, {
    __meta__: { hash },
  }) as unknown as TypedDocumentNode<Data, Variables>;
