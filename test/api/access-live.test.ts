import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sequenceOf } from '../../server/events/cursor.ts';
import { globalId } from '../../server/schema/ids.ts';
import { type Client, connect, type Listening, until } from '../live/support/client.ts';
import { cookieFrom } from '../support/access.ts';
import { openApp, PASSWORD, type TestApp } from '../support/app.ts';

const LISTEN = `subscription { statusChanged { kind cursor caseId
  event { action } case { __typename ... on Issue { state title { zh } } } } }`;

/** Rights taken away while somebody listens: through the product as a whole. */
describe('live streams and rights', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await openApp();
  });
  afterAll(() => app.close());

  const signIn = async (username: string): Promise<string> =>
    cookieFrom(
      await fetch(`${app.url}/auth/sign-in/username`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ username, password: PASSWORD }),
      }),
    );
  const open = async (proof: { readonly cookie?: string; readonly authorization?: string }) => {
    const { cookie, authorization } = proof;
    const client = await connect(
      `${app.url.replace('http', 'ws')}/graphql`,
      authorization ? { authorization } : {},
      cookie ? { headers: { cookie } } : {},
    );
    const listening = client.listen(LISTEN);
    await until(() => listening.changes.length > 0, 'the first checkpoint');
    return { client, listening };
  };
  const actionsIn = ({ changes }: Listening): string[] =>
    changes.flatMap(({ event }) => (event ? [String(event['action'])] : []));
  const sawAbove = (client: Client, sequence: bigint): boolean =>
    client.messages.some(({ payload }) => {
      const changed = payload?.data?.['statusChanged'];
      return (
        changed !== undefined &&
        sequenceOf(BigInt(Reflect.get(Object(changed), 'cursor'))) > sequence
      );
    });
  const mutate = async (cookie: string, name: string, input: string, fields: string) => {
    const query = `mutation { ${name}(input: ${input}) { __typename ${fields} } }`;
    const { data } = await app.ask(null, query, {}, { cookie });
    return (data as unknown as Record<string, Record<string, never>>)[name] ?? {};
  };

  it('A-03 a token revoked by its person: the socket closes with 4403, nothing above the revocation left', async () => {
    const cookie = await signIn('office');
    const made = await mutate(
      cookie,
      'createApiToken',
      '{name: "屏幕", scopes: [READ], expiresAt: "2026-12-20T00:00:00Z"}',
      '... on ApiTokenPayload { secret apiToken { id } }',
    );
    const { client, listening } = await open({ authorization: `Bearer ${made['secret']}` });
    const steady = await open({ cookie });
    await app.issue('RAISED');
    await until(() => actionsIn(listening).includes('raiseIssue'), 'an event');

    const id = Reflect.get(Object(made['apiToken']), 'id');
    const ended = await mutate(
      cookie,
      'revokeApiToken',
      `{id: "${id}"}`,
      '... on RevocationPayload { cursor }',
    );
    await app.issue('VERIFIED');
    expect(await client.closed).toBe(4403);
    expect(sawAbove(client, sequenceOf(BigInt(ended['cursor'] ?? 0)))).toBe(false);
    // Whoever kept the right saw it all.
    await until(() => actionsIn(steady.listening).includes('verifyIssue'), 'the steady stream');
    steady.client.kill();
  });

  it('A-03 signing out in one window closes the streams of that session, not of another', async () => {
    const [one, two] = [await signIn('finance'), await signIn('finance')];
    const [first, second] = [await open({ cookie: one }), await open({ cookie: two })];
    await fetch(`${app.url}/auth/sign-out`, { method: 'POST', headers: { cookie: one } });
    expect(await first.client.closed).toBe(4403);
    await app.issue('ASSIGNED');
    await until(() => actionsIn(second.listening).includes('assignIssue'), 'the other session');
    second.client.kill();
  });

  it('A-03 a disabled account closes everything that its person holds', async () => {
    const [cookie, admin] = [await signIn('parks'), await signIn('admin')];
    const streams = [
      await open({ cookie }),
      await open({ authorization: `Bearer ${await app.token('parks')}` }),
    ];
    const person = globalId('Person', app.district.person('parks'));
    expect(await mutate(admin, 'disableAccount', `{id: "${person}"}`, '')).toEqual({
      __typename: 'AccountPayload',
    });
    for (const { client } of streams) expect(await client.closed).toBe(4403);
  });

  it('A-10 a token that may only write listens to nothing', async () => {
    const authorization = `Bearer ${await app.token('office', ['write'])}`;
    const client = await connect(`${app.url.replace('http', 'ws')}/graphql`, { authorization });
    const listening = client.listen(LISTEN);
    await until(() => listening.error() !== null, 'the refusal');
    expect(listening.error()).toBe('FORBIDDEN');
    expect(listening.changes).toEqual([]);
    client.kill();
  });

  it('A-04 a stream does not outlive its session', async () => {
    const began = app.clock.now();
    const { client } = await open({ cookie: await signIn('land') });
    app.clock.set(new Date(began.getTime() + 12 * 3_600_000));
    expect(await client.closed).toBe(4403);
    app.clock.set(began);
  });

  it('A-13 an appointment that ends is effective on the next event of a live socket', async () => {
    const project = await app.project();
    const { client, listening } = await open({ cookie: await signIn('office') });
    const personId = app.district.person('office');
    const held = await app.store.database.appointment.findFirstOrThrow({ where: { personId } });
    const { sequence } = await app.act('office2', 'endAppointment', personId, {
      appointment: held.id,
      to: '2026-11-23',
    });
    // Of other people’s cases, for which the office’s rights are needed.
    const issue = await app.steps.RAISED(project, 'songzhuang');
    await until(() => listening.error() !== null, 'the end of the stream');
    expect(listening.error()).toBe('RIGHTS_CHANGED');
    expect(sawAbove(client, sequence)).toBe(false);
    expect(client.texts.join('')).not.toContain(globalId('Issue', issue));
    client.kill();
  });
});
