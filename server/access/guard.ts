import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { screenMeetingOf } from '../kernel/authority.ts';
import { fill, type Language } from '../kernel/text.ts';
import type { Limiter } from './limits.ts';
import { type RootFields, rootFieldsOf } from './operation.ts';
import type { Asking } from './signed.ts';
import { type AccessCode, accessWords, languageOf } from './words.ts';

/** A header that a page of another site cannot send without asking first. */
export const OWN_HEADER = 'graphql-require-preflight';

type Asked = { readonly get: (name: string) => string | null };

const hostOf = (origin: string): string | null => {
  try {
    return new URL(origin).host;
  } catch {
    return null;
  }
};

/**
 * Whether a request comes from one of our own pages, or from no page at all. `null`, another host
 * and what the browser itself calls cross-site do not. Behind a proxy that rewrites `Host`, the
 * configured origin counts.
 */
export const isSameOrigin = (headers: Asked, ours: string): boolean => {
  const origin = headers.get('origin');
  if (origin === null) return headers.get('sec-fetch-site') !== 'cross-site';
  if (origin === ours) return true;
  const host = hostOf(origin);
  return host !== null && host === headers.get('host');
};

/** Why a request to `/graphql` is not even read; null when it may go on. */
export const requestRefusal = (
  request: { readonly method: string; readonly headers: Asked },
  ours: string,
): { readonly status: number; readonly code: AccessCode } | null => {
  const { method, headers } = request;
  if (method !== 'GET' && method !== 'POST') return null;
  // The page of GraphiQL: nothing is executed for it.
  if (method === 'GET' && (headers.get('accept') ?? '').includes('text/html')) return null;
  // A browser adds cookies by itself, never this header.
  if (headers.get('authorization') !== null) return null;
  if (!isSameOrigin(headers, ours)) return { status: 403, code: 'FORBIDDEN_ORIGIN' };
  if (headers.get(OWN_HEADER) !== null) return null;
  if (method === 'GET') return { status: 403, code: 'FORBIDDEN_ORIGIN' };
  const type = (headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  return type === 'application/json' ? null : { status: 415, code: 'BAD_REQUEST' };
};

/** An error of access, in the language of whoever asks. */
export const accessError = (
  code: AccessCode,
  language: Language,
  options: { readonly as?: string; readonly status?: number; readonly retryAfter?: number } = {},
): GraphQLError => {
  const { as = code, status, retryAfter } = options;
  const values = { seconds: retryAfter ?? 0, minutes: Math.ceil((retryAfter ?? 0) / 60) };
  const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  return new GraphQLError(fill(accessWords[code][language], values), {
    extensions: {
      code: as,
      ...(as === code ? {} : { reason: code }),
      ...(retryAfter === undefined ? {} : { retryAfter }),
      ...(status === undefined ? {} : { http: { status, headers } }),
    },
  });
};

/** How often one person (or, unknown, one address) may ask and act. */
export type OperationLimits = { readonly reads: Limiter; readonly writes: Limiter };

const INTROSPECTION = ['__schema', '__type'];

/** All that a screen asks for: the picture of its room, once or as it changes. */
const SCREENS_FIELDS: readonly string[] = ['room', 'meeting', '__typename'];

/** A screen shows one room. `meeting` is its stream: the query of that name is not for it. */
const isScreens = ({ kind, names }: RootFields): boolean =>
  kind !== 'mutation' &&
  [...names].every((name) => SCREENS_FIELDS.includes(name)) &&
  !(kind === 'query' && names.has('meeting'));

/**
 * Why an operation is refused before it starts: a token without the scope, a visitor who asks for
 * the schema, a screen that asks for more than its room, or too much at once. Each field of a mutation counts, so fifty aliases are fifty.
 */
export const operationRefusal = (
  fields: RootFields,
  context: Asking,
  limits: OperationLimits,
): GraphQLError | null => {
  const { kind, count, names } = fields;
  const room = screenMeetingOf(context.scopes ?? []);
  if (room !== null && !isScreens(fields))
    return accessError('SCREEN_ONLY', context.language, { as: 'FORBIDDEN' });
  if (context.viewer === null && INTROSPECTION.some((field) => names.has(field)))
    return accessError('UNAUTHENTICATED', context.language);
  const scopes = context.viewer?.tokenScopes ?? null;
  if (kind === 'mutation' && scopes && !scopes.includes('write'))
    return accessError('READ_ONLY_TOKEN', context.language, { as: 'FORBIDDEN' });
  if (kind !== 'mutation' && scopes && !scopes.includes('read'))
    return accessError('NO_READ_TOKEN', context.language, { as: 'FORBIDDEN' });
  const key =
    context.viewer?.personId ?? `address ${context.request.address ?? ''} ${room ?? ''}`.trim();
  const wait = kind === 'mutation' ? limits.writes.take(key, count) : limits.reads.take(key);
  if (wait === null) return null;
  return accessError('RATE_LIMITED', context.language, { status: 429, retryAfter: wait });
};

/** The guards as a plugin of Yoga: the first on each HTTP request, the second on each operation. */
export const useAccessGuard = (options: {
  readonly origin: string;
  readonly limits: OperationLimits;
}): Plugin<Asking> => ({
  onRequest: ({ request, endResponse, fetchAPI }) => {
    const refusal = requestRefusal(request, options.origin);
    if (!refusal) return;
    const { message, extensions } = accessError(
      refusal.code,
      languageOf(request.headers.get('accept-language')),
    );
    const body = JSON.stringify({ errors: [{ message, extensions }] });
    const headers = { 'content-type': 'application/json; charset=utf-8' };
    endResponse(new fetchAPI.Response(body, { status: refusal.status, headers }));
  },
  onExecute: ({ args, setResultAndStopExecution }) => {
    const operation = rootFieldsOf(args.document, args.operationName);
    const refusal = operationRefusal(operation, args.contextValue, options.limits);
    if (refusal) setResultAndStopExecution({ errors: [refusal] });
  },
  onSubscribe: ({ args, setResultAndStopExecution }) => {
    const operation = rootFieldsOf(args.document, args.operationName);
    const refusal = operationRefusal(operation, args.contextValue, options.limits);
    if (refusal) setResultAndStopExecution({ errors: [refusal] });
  },
});
