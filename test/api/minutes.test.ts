// Minutes over the API: each paragraph leads to its event and its decision, the buttons to their
// signatures, and who may not see them is told of none.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { globalId } from '../../server/schema/ids.ts';
import { openApp, type TestApp } from '../support/app.ts';
import { meetings } from '../support/meetings.ts';

type Told = {
  readonly key: string;
  readonly kind: string;
  readonly text: { readonly zh: string | null };
  readonly event: {
    readonly id: string;
    readonly action: string;
    readonly subjectId: string;
  } | null;
  readonly decision: { readonly id: string } | null;
};
type Minutes = {
  readonly id: string;
  readonly state: string;
  readonly number: string | null;
  readonly version: number;
  readonly documentPath: string;
  readonly meeting: { readonly id: string; readonly state: string } | null;
  readonly signedBy: { readonly code: string } | null;
  readonly paragraphs: readonly Told[];
  readonly availableActions: readonly { readonly action: string }[];
};

const FIELDS = `id state number version documentPath meeting { id state } signedBy { code }
  paragraphs { key kind text { zh } event { id action subjectId } decision { id } }
  availableActions { action }`;
const QUERY = `query ($id: ID!) { minutes(id: $id) { ${FIELDS} } }`;

describe('minutes in the API', () => {
  const opened: { app?: TestApp; held?: Awaited<ReturnType<ReturnType<typeof meetings>['held']>> } =
    {};
  beforeAll(async () => {
    opened.app = await openApp();
    opened.held = await meetings(opened.app).held();
  }, 60_000);
  afterAll(() => opened.app?.close());
  const app = (): TestApp => {
    if (!opened.app) throw new Error('no app');
    return opened.app;
  };
  const held = () => {
    if (!opened.held) throw new Error('no meeting');
    return opened.held;
  };
  const id = (): string => globalId('Minutes', held().minutes);
  const read = async (who: string): Promise<Minutes | null> => {
    const { data, errors } = await app().ask(who, QUERY, { id: id() });
    expect(errors).toBeUndefined();
    return (data as unknown as { minutes: Minutes | null }).minutes;
  };
  const send = async (who: string, action: string, input: object) => {
    const type = `${action.charAt(0).toUpperCase()}${action.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${action}(input: $input) { __typename
      ... on MinutesPayload { cursor minutes { ${FIELDS} } }
      ... on Error { code message } } }`;
    const { data, errors } = await app().ask(who, query, { input });
    expect(errors).toBeUndefined();
    return (data as unknown as Record<string, { __typename: string; minutes?: Minutes }>)[action];
  };

  test('each paragraph leads to the event that it tells of, and to its decision', async () => {
    const minutes = await read('office');
    expect(minutes?.paragraphs.map(({ kind, event }) => [kind, event?.action])).toEqual([
      ['OPENING', 'openMeeting'],
      ['HEADING', 'startItem'],
      ['DECISION', 'putDecisionInForce'],
      ['EXCUSED', 'closeMeeting'],
    ]);
    const decision = globalId('Decision', held().decision);
    const told = minutes?.paragraphs.find(({ kind }) => kind === 'DECISION');
    expect(told?.decision).toEqual({ id: decision });
    expect(told?.event?.subjectId).toBe(decision);
  });

  test('the chair signs, the office issues; each has the button in turn', async () => {
    const actions = (minutes: Minutes | null | undefined) =>
      minutes?.availableActions.map(({ action }) => action).sort();
    expect(actions(await read('office'))).toEqual(['editMinutes', 'redraftMinutes']);
    expect(actions(await read('executive'))).toEqual([]);
    const draft = await read('chair');
    expect(actions(draft)).toEqual(['returnMinutes', 'signMinutes']);
    const stale = { id: id(), expectedVersion: Number(draft?.version) - 1 };
    expect((await send('chair', 'signMinutes', stale))?.__typename).toBe('ConflictError');
    const sign = { id: id(), expectedVersion: draft?.version };
    expect((await send('executive', 'signMinutes', sign))?.__typename).toBe('ForbiddenError');
    const signed = (await send('chair', 'signMinutes', sign))?.minutes;
    expect(signed).toMatchObject({ state: 'SIGNED', signedBy: { code: 'chair' } });
    expect(signed?.meeting?.state).toBe('MINUTES_SIGNED');
    expect(await read('finance')).toBeNull();
    const issue = { id: id(), expectedVersion: signed?.version };
    const issued = (await send('office', 'issueMinutes', issue))?.minutes;
    expect(issued?.number).toMatch(/^通产联纪〔2026〕\d+号$/);
    expect(issued?.meeting?.state).toBe('MINUTES_ISSUED');
    expect(actions(issued)).toEqual([]);
  });

  test('an invited unit reads what is issued, its events and its file; others read nothing', async () => {
    const minutes = await read('land');
    expect(minutes?.paragraphs.every(({ event }) => event !== null)).toBe(true);
    const file = await fetch(`${app().url}${minutes?.documentPath}`, {
      headers: { authorization: `Bearer ${await app().token('land')}` },
    });
    expect(file.status).toBe(200);
    for (const who of ['commerce', 'xinghe', 'admin']) expect(await read(who)).toBeNull();
  });
});
