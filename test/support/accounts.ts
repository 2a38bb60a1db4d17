import { expect } from 'vitest';
import { globalId } from '../../server/schema/ids.ts';
import { cookieFrom } from './access.ts';
import { PASSWORD, type TestApp } from './app.ts';

type Data = Record<string, Record<string, unknown>>;

/** What people do with their accounts, by the API of an open application. */
export const accountsOf = (app: TestApp) => {
  const signIn = async (username: string, password = PASSWORD): Promise<string> => {
    const answer = await fetch(`${app.url}/auth/sign-in/username`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': 'test browser' },
      body: JSON.stringify({ username, password }),
    });
    return cookieFrom(answer);
  };
  const as = async (
    headers: Record<string, string>,
    query: string,
    variables: Record<string, unknown> = {},
  ) => {
    const { data, errors } = await app.ask(null, query, variables, headers);
    return { data: data as unknown as Data | null, errors };
  };
  const send = async (
    headers: Record<string, string>,
    name: string,
    input: object,
    fields = '',
  ) => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const { data, errors } = await as(
      headers,
      `mutation ($input: ${type}!) { ${name}(input: $input) {
        __typename ... on Error { code message } ... on ForbiddenError { reason }
        ... on ValidationError { issues { path code message } } ${fields} } }`,
      { input },
    );
    expect(errors).toBeUndefined();
    return data?.[name] ?? {};
  };
  const nextMonth = () => new Date(app.clock.now().getTime() + 30 * 86_400_000).toISOString();
  const makeToken = (headers: Record<string, string>, scopes: string[], more: object = {}) =>
    send(
      headers,
      'createApiToken',
      { name: '统计', scopes, expiresAt: nextMonth(), ...more },
      '... on ApiTokenPayload { secret apiToken { id name prefix scopes expiresAt lastUsedAt } }',
    );
  const personOf = (code: string) => globalId('Person', app.district.person(code));
  return { signIn, as, send, nextMonth, makeToken, personOf };
};
