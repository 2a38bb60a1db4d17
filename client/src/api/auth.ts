/** What `/auth` answers: nothing to add, or what is wrong in the viewer's language. */
export type AuthAnswer = {
  readonly isDone: boolean;
  readonly status: number;
  readonly code: string | null;
  readonly message: string | null;
  readonly issues: readonly { readonly path: readonly string[]; readonly message: string }[];
};

const AWAY: AuthAnswer = { isDone: false, status: 0, code: null, message: null, issues: [] };

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Posts to `/auth`; `status` 0 where no answer came. */
export const postAuth = async (
  path: string,
  body: object,
  language: string,
): Promise<AuthAnswer> => {
  const response = await fetch(`/auth/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': language },
    body: JSON.stringify(body),
  }).catch(() => null);
  if (!response) return AWAY;
  const answer: unknown = await response.json().catch(() => ({}));
  const facts = typeof answer === 'object' && answer !== null ? answer : {};
  const issues: unknown = Reflect.get(facts, 'issues');
  return {
    isDone: response.ok,
    status: response.status,
    code: text(Reflect.get(facts, 'code')),
    message: text(Reflect.get(facts, 'message')),
    issues: Array.isArray(issues)
      ? issues.map((issue) => ({
          path: [Reflect.get(issue, 'path')].flat().map(String),
          message: text(Reflect.get(issue, 'message')) ?? '',
        }))
      : [],
  };
};
