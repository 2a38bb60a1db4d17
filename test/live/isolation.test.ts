import { afterAll, beforeAll, expect, test } from 'vitest';
import { createToken } from '../../server/access/tokens.ts';
import { perform } from '../../server/actions/perform.ts';
import { globalId } from '../../server/schema/ids.ts';
import { openApp, type TestApp } from '../support/app.ts';
import type { UnitCode } from '../support/district.ts';
import { type Client, connect, contentOf, type Listening, until } from './support/client.ts';
import { randomOf } from './support/random.ts';

const UNITS: readonly UnitCode[] = ['finance', 'planning', 'land', 'commerce', 'investment'];
const CHANGES = Number(process.env['CHANGES'] ?? 60);
const ISSUE = '__typename ... on Issue { id state title { zh } assignments { task { zh } } }';
const STREAM = `subscription { statusChanged { kind cursor caseId event { action changes } case { ${ISSUE} } } }`;

type User = {
  readonly unit: UnitCode;
  readonly code: string;
  readonly client: Client;
  readonly stream: Listening;
};

let app: TestApp;
const users: User[] = [];

beforeAll(async () => {
  app = await openApp({ streamLimits: { heartbeat: 1 } });
  for (const unit of UNITS) {
    for (const code of [unit, `${unit}.head`, `${unit}.second`, `${unit}.third`]) {
      const isNew = app.district.person(code) === '';
      const token = isNew ? await tokenOfNew(code, unit) : await app.token(code);
      // Each has two boards open, one at the desk and one on the wall.
      for (let board = 0; board < 2; board += 1) {
        const client = await connect(`${app.url.replace('http', 'ws')}/graphql`, {
          authorization: `Bearer ${token}`,
        });
        users.push({ unit, code, client, stream: client.listen(STREAM) });
      }
    }
  }
  await until(() => users.every(({ stream }) => stream.changes.length > 0));
});
afterAll(() => app.close());

const tokenOfNew = async (code: string, unit: UnitCode): Promise<string> => {
  const { id } = await perform(app.engine, 'SYSTEM', {
    action: 'registerPerson',
    input: { code, name: { zh: code } },
  });
  await perform(app.engine, 'SYSTEM', {
    action: 'appointPerson',
    id,
    input: { post: 'CLERK', from: '2020-01-01', unit: app.district.unit(unit) },
  });
  const now = app.clock.now();
  const expiresAt = new Date(now.getTime() + 86_400_000);
  const token = { personId: id, name: 'test', scopes: ['read'], expiresAt };
  const { secret } = await createToken(app.store.database, token, now);
  secrets.set(code, secret);
  return secret;
};
const secrets = new Map<string, string>();

/** The oracle: a query of its own as that viewer, now. */
const seenBy = async ({ code }: User, id: string): Promise<Record<string, unknown> | null> => {
  const secret = secrets.get(code) ?? (await app.token(code));
  const answer = await app.ask(
    null,
    `{ node(id: "${globalId('Issue', id)}") { ${ISSUE} } }`,
    {},
    {
      authorization: `Bearer ${secret}`,
    },
  );
  expect(answer.errors).toBeUndefined();
  return (answer.data as unknown as { node: Record<string, unknown> | null }).node;
};

const canariesIn = (text: string): string[] => text.match(/canary-\d+-/g) ?? [];

test(`Z-06 20 users of 5 units, ${CHANGES} random changes: nobody is sent what a query would not give them`, async () => {
  const random = randomOf(6);
  const project = await app.project();
  const issues = await Promise.all(
    Array.from({ length: 8 }, async () => {
      const id = await app.steps.RAISED(project, 'songzhuang');
      await app.steps.VERIFIED(id);
      return id;
    }),
  );
  const allowed = new Map<string, Set<string>>(UNITS.map((unit) => [unit, new Set()]));
  const losses = new Map<string, number>();
  const holders = new Map<string, UnitCode>();
  const before = app.hub.stats();
  for (let change = 0; change < CHANGES; change += 1) {
    const id = random.pick(issues);
    const from = holders.get(id);
    const to = random.pick(UNITS.filter((unit) => unit !== from));
    const input = {
      responsible: [app.district.unit(to)],
      assisting: [],
      task: { zh: `canary-${change}- 请办理` },
      targetOn: '2027-01-10',
    };
    if (from) {
      await app.act('executive', 'reassignIssue', id, {
        ...input,
        reason: { zh: `canary-${change}-` },
      });
      losses.set(from, (losses.get(from) ?? 0) + 1);
    } else await app.act('executive', 'assignIssue', id, input);
    holders.set(id, to);
    const { sequence } = await app.store.database.logHead.findUniqueOrThrow({ where: { id: 1 } });
    await until(async () => {
      await app.hub.tick();
      return users.every(
        ({ stream }) => BigInt(stream.changes.at(-1)?.cursor ?? 0) / 1_000_000n >= sequence,
      );
    });
    for (const unit of UNITS) {
      const mates = users.filter((user) => user.unit === unit);
      const asked = random.pick(mates);
      const seen = await seenBy(asked, id);
      expect(seen !== null).toBe(unit === to);
      for (const canary of canariesIn(JSON.stringify(seen))) allowed.get(unit)?.add(canary);
      for (const { stream } of mates) {
        const last = contentOf(stream)
          .filter(({ caseId }) => caseId === globalId('Issue', id))
          .at(-1);
        // What the stream said last of this issue is what the query says now.
        if (last?.kind === 'EVENT') expect(last.case).toEqual(seen);
        else expect(seen).toBeNull();
      }
    }
  }
  for (const { unit, code, client, stream } of users) {
    const got = new Set(canariesIn(client.texts.join('\n')));
    const never = [...got].filter((canary) => !allowed.get(unit)?.has(canary));
    expect(never, `canaries that ${code} was never to see`).toEqual([]);
    const tombstones = contentOf(stream).filter(({ kind }) => kind === 'TOMBSTONE');
    for (const tombstone of tombstones)
      expect(tombstone).toMatchObject({ event: null, case: null });
    expect(tombstones.length, `tombstones of ${code}`).toBe(losses.get(unit));
    expect(tombstones.length).toBeGreaterThan(0);
    client.kill();
  }
  const { executions, deliveries } = app.hub.stats();
  expect(deliveries - before.deliveries).toBeGreaterThan(CHANGES * 16 - 16);
  // Shared by those who see the same: without this the sharing itself was not tried.
  expect(executions - before.executions).toBeLessThan((deliveries - before.deliveries) / 5);
}, 600_000);
