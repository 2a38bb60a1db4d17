const PASSWORD = 'lianxi-demo';

/** Asks the API as one person. */
export type Ask = (query: string, input: object) => Promise<Record<string, unknown>>;

/** Signs somebody of the demo in, without a browser. */
export const askerOf = async (url: string, username: string): Promise<Ask> => {
  const send = (place: string, body: object, cookie = '') =>
    fetch(`${url}${place}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url, cookie },
      body: JSON.stringify(body),
    });
  const signedIn = await send('/auth/sign-in/username', { username, password: PASSWORD });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  return async (query, input) => {
    const answer = await send('/graphql', { query, variables: { input } }, cookie);
    const { data, errors } = await answer.json();
    const [result] = Object.values(data ?? {}) as Record<string, unknown>[];
    if (errors || !result || result['message']) throw new Error(JSON.stringify(errors ?? result));
    return result;
  };
};

const SEEN = '... on Error { message } ... on IssuePayload { issue { id version } }';
const act = (action: string) => {
  const name = `${action.charAt(0).toUpperCase()}${action.slice(1)}Input`;
  return `mutation ($input: ${name}!) { ${action}(input: $input) { ${SEEN} } }`;
};

type Raised = { readonly id: string; readonly version: number };

const issueOf = (result: Record<string, unknown>) => result['issue'] as Raised;

const inDays = (days: number) =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const verifyOne = async (office: Ask, { id, version }: Raised): Promise<Raised> =>
  issueOf(await office(act('verifyIssue'), { id, expectedVersion: version }));

/** The office verifies one issue after another, this many milliseconds apart. */
export const verifyAll = async (
  office: Ask,
  issues: readonly Raised[],
  apart: number,
): Promise<void> => {
  for (const issue of issues) {
    await verifyOne(office, issue);
    await new Promise((resolve) => setTimeout(resolve, apart));
  }
};

/**
 * Fills the demo district by its own actions until so many issues are open: a township raises, the
 * office verifies a third, the executive chair assigns half of those. Some that nobody has verified
 * are given back.
 */
export const fill = async (url: string, open: number): Promise<readonly Raised[]> => {
  const [township, office, chair] = await Promise.all(
    ['songzhuang', 'office', 'executive'].map((name) => askerOf(url, name)),
  );
  if (!township || !office || !chair) throw new Error('nobody is there');
  const board = await office(
    '{ issues(filter: { states: [RAISED, RETURNED, VERIFIED, ASSIGNED, IN_PROGRESS, RESOLUTION_CLAIMED] }, first: 1) { totalCount } }',
    {},
  );
  const projects = await township(
    '{ projects(first: 20, filter: { tiers: [MAJOR] }) { nodes { id name { zh } } } }',
    {},
  );
  const units = await office('{ units(first: 60) { nodes { id kind } } }', {});
  const [unit] = (units['nodes'] as { id: string; kind: string }[]).filter(
    ({ kind }) => kind === 'BUREAU',
  );
  const nodes = projects['nodes'] as { id: string }[];
  const raised: Raised[] = [];
  for (let n = Number(board['totalCount']); n < open; n += 1) {
    const issue = await township(act('raiseIssue'), {
      project: nodes[n % nodes.length]?.id,
      title: {
        zh: `第 ${n} 号管线接驳点位与红线冲突，需协调`,
        en: `Connection ${n} conflicts with the red line`,
      },
      blocked: { zh: '施工图不能定稿' },
      since: inDays(-40),
      ask: { zh: '请确定接驳点位' },
      severity: 'MEDIUM',
    });
    raised.push(issueOf(issue));
  }
  const verified: Raised[] = [];
  for (const issue of raised.slice(0, Math.floor(raised.length / 3)))
    verified.push(await verifyOne(office, issue));
  for (const { id, version } of verified.slice(0, Math.floor(verified.length / 2)))
    await chair(act('assignIssue'), {
      id,
      expectedVersion: version,
      responsible: [unit?.id],
      task: { zh: '请确定接驳点位并函告项目单位。' },
      targetOn: inDays(45),
    });
  const waiting = await office(
    '{ issues(filter: { states: [RAISED] }, first: 100) { nodes { id version } } }',
    {},
  );
  return waiting['nodes'] as Raised[];
};
