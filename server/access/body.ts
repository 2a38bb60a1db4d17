import type { IncomingMessage } from 'node:http';

/** Nothing that is sent to `/auth` needs more. */
const LARGEST = 16 * 1_024;

export type Body =
  | { readonly kind: 'ok'; readonly value: Readonly<Record<string, unknown>> }
  | { readonly kind: 'TOO_LARGE' }
  | { readonly kind: 'BAD_REQUEST' };

/** The JSON object that a request carries; an empty one where it carries nothing. */
export const readBody = async (request: IncomingMessage): Promise<Body> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const buffer = Buffer.from(chunk);
    size += buffer.length;
    if (size > LARGEST) return { kind: 'TOO_LARGE' };
    chunks.push(buffer);
  }
  if (size === 0) return { kind: 'ok', value: {} };
  try {
    const value: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return { kind: 'BAD_REQUEST' };
    return { kind: 'ok', value: { ...value } };
  } catch {
    return { kind: 'BAD_REQUEST' };
  }
};
