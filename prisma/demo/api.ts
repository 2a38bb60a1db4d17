import { DEMO_PASSWORD } from './sign-ins.ts';

/** The public API as a person of the demo uses it: sign-in with the password, then cookies. */
export type Api = {
  readonly ask: <Data>(
    as: string,
    query: string,
    variables?: Readonly<Record<string, unknown>>,
  ) => Promise<Data>;
};

type Answer = {
  readonly data?: unknown;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: { readonly code?: string };
  }[];
};

/** The session that a browser would keep. */
const cookiesOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');

export const apiAt = (url: string): Api => {
  const sessions = new Map<string, string>();

  const signIn = async (as: string): Promise<string> => {
    const answer = await fetch(`${url}/auth/sign-in/username`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: as, password: DEMO_PASSWORD }),
    });
    if (!answer.ok)
      throw new Error(`${as} cannot sign in: ${answer.status} ${await answer.text()}`);
    const cookies = cookiesOf(answer);
    sessions.set(as, cookies);
    return cookies;
  };

  const send = async (cookie: string, body: string): Promise<Answer> => {
    const answer = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body,
    });
    return (await answer.json()) as Answer;
  };

  return {
    ask: async <Data>(as: string, query: string, variables = {}) => {
      const body = JSON.stringify({ query, variables });
      const known = sessions.get(as);
      const first = known ? await send(known, body) : null;
      const isOver = first?.errors?.some(
        ({ extensions }) => extensions?.code === 'UNAUTHENTICATED',
      );
      // A session lasts a working day; whoever comes back the next morning signs in again.
      const answer = first && !isOver ? first : await send(await signIn(as), body);
      if (answer.errors) throw new Error(answer.errors.map(({ message }) => message).join('; '));
      return answer.data as Data;
    },
  };
};
