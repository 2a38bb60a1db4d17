import type { ServerResponse } from 'node:http';
import type { ValidationError } from '../kernel/errors.ts';
import { fill, type Language } from '../kernel/text.ts';
import { type AccessCode, accessWords } from './words.ts';

/** An answer of `/auth`: JSON, never kept by anybody in between. */
export type Answer = {
  readonly status: number;
  readonly body: object | null;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookies?: readonly string[];
};

const messageOf = (code: AccessCode, language: Language, retryAfter = 0): string =>
  fill(accessWords[code][language], { seconds: retryAfter, minutes: Math.ceil(retryAfter / 60) });

/** A refusal in the language of whoever asks; `retryAfter` in seconds. */
export const refusal = (
  status: number,
  code: AccessCode,
  language: Language,
  retryAfter?: number,
): Answer => ({
  status,
  body: {
    code,
    message: messageOf(code, language, retryAfter),
    ...(retryAfter === undefined ? {} : { retryAfter }),
  },
  ...(retryAfter === undefined ? {} : { headers: { 'retry-after': String(retryAfter) } }),
});

const isAccessCode = (code: string): code is AccessCode => Object.hasOwn(accessWords, code);

/** What is wrong with what was sent, field by field. */
export const problemsAnswer = (error: ValidationError, language: Language): Answer => {
  const issues = error.problems.map(({ path, code }) => ({
    path: path.map(String),
    code,
    message: isAccessCode(code) ? messageOf(code, language) : code,
  }));
  return {
    status: 422,
    body: { code: error.code, message: issues[0]?.message ?? error.code, issues },
  };
};

/** Writes an answer; the request id is the one in the access record. */
export const send = (response: ServerResponse, answer: Answer, requestId: string): void => {
  response.writeHead(answer.status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'x-request-id': requestId,
    ...answer.headers,
    ...(answer.cookies?.length ? { 'set-cookie': [...answer.cookies] } : {}),
  });
  response.end(JSON.stringify(answer.body));
};

/** Whether an error says that the database is away. */
export const isAway = (error: unknown): boolean =>
  /^(P1\d{3}|P2024|P2028|ECONNREFUSED|ENOENT|57P0\d)$/.test(
    String(Reflect.get(Object(error), 'code')),
  );

/** Whether the body says it is JSON: a form of another site cannot say that. */
export const isJson = (headers: Headers): boolean =>
  headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() === 'application/json';
