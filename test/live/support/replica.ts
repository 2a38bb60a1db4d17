import type { Database } from '../../../server/database/client.ts';
import type { Viewer } from '../../../server/kernel/authority.ts';
import { scopesOf } from '../../../server/kernel/authority.ts';
import { type Changed, type Client, connect, type Listening, until } from './client.ts';

/** What a board shows of a case. The same selection is asked for in the query and in the stream. */
const ISSUE = /* GraphQL */ `
  __typename id number state version title { zh } severity urgent targetOn returnReason { zh }
  leadUnit { code } responsibleUnits { code } assistingUnits { code }
  light { tone reason days } reports { id kind } requests { id state } duties { id kind state dueOn }
  notices { id state } claims { at } inquiries { id } siteChecks { checkedOn } steps { no state }
`;
const PROJECT = /* GraphQL */ `
  __typename id number tier phase version name { zh } ownerUnit { code }
  duties { id kind state } proposals { state } requests { id state }
`;

const SNAPSHOT = /* GraphQL */ `
  query Snapshot($tag: String!) {
    issues(first: 20, filter: { search: $tag }) { nodes { ${ISSUE} } }
    projects(first: 20, filter: { search: $tag }) { nodes { ${PROJECT} } }
  }
`;

const STREAM = /* GraphQL */ `
  subscription Stream($after: Cursor) {
    statusChanged(after: $after) {
      kind cursor caseId event { id action }
      case { ... on Issue { ${ISSUE} } ... on Project { ${PROJECT} } }
    }
  }
`;

const ROOM = 1_000_000n;

/** One stretch of listening, for what must have come in it. */
export type Stretch = {
  readonly scopes: readonly string[];
  readonly from: bigint;
  readonly frames: Changed[];
};

/** A client as anybody would write it: a snapshot, and a stream after its cursor. */
export type Replica = {
  readonly who: string;
  /** Cases by global id, as canonical text. */
  readonly state: () => ReadonlyMap<string, string>;
  readonly cursor: () => bigint;
  readonly isListening: () => boolean;
  /** Takes in what has come since the last time; loads again where it was told to. */
  readonly absorb: () => Promise<void>;
  readonly listen: () => Promise<void>;
  readonly cut: () => void;
  /** What a fresh query as this viewer gives now. */
  readonly fresh: () => Promise<ReadonlyMap<string, string>>;
  readonly stretches: readonly Stretch[];
  /** How often it was told to load again, by code. */
  readonly reloads: { readonly code: string; readonly at: bigint }[];
  readonly texts: () => string;
};

type Node = { readonly id: string };

/** Where the replicas' server is, and who they are. */
export type Host = {
  readonly url: string;
  readonly token: (who: string) => Promise<string>;
  readonly viewer: (who: string) => Promise<Viewer>;
  readonly database: Database;
  /** Lets quiet streams be told where they stand; a server of its own does so by itself. */
  readonly tick: () => Promise<void>;
};

type Answer = {
  readonly data: Record<string, { readonly nodes: Node[] }>;
  readonly errors?: unknown;
  readonly extensions?: { readonly cursor?: string };
};

export const openReplica = async (host: Host, who: string, tag: string): Promise<Replica> => {
  const url = `${host.url.replace('http', 'ws')}/graphql`;
  const token = await host.token(who);
  const held = {
    state: new Map<string, string>(),
    cursor: 0n,
    client: null as Client | null,
    stream: null as Listening | null,
    taken: 0,
    texts: [] as string[],
  };
  const stretches: Stretch[] = [];
  const reloads: { code: string; at: bigint }[] = [];

  const ask = async (): Promise<{ state: Map<string, string>; cursor: bigint }> => {
    const response = await fetch(`${host.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query: SNAPSHOT, variables: { tag } }),
    });
    const { data, errors, extensions }: Answer = await response.json();
    if (errors) throw new Error(JSON.stringify(errors));
    const nodes = Object.values(data).flatMap((list) => list.nodes);
    return {
      state: new Map(nodes.map((node) => [node.id, JSON.stringify(node)])),
      cursor: BigInt(extensions?.cursor ?? 0),
    };
  };
  const load = async (): Promise<void> => {
    const { state, cursor } = await ask();
    held.state = state;
    held.cursor = cursor;
  };
  const drop = (): void => {
    held.texts.push(...(held.client?.texts ?? []));
    held.client?.kill();
    held.client = null;
    held.stream = null;
  };
  const listen = async (): Promise<void> => {
    held.client = await connect(url, { authorization: `Bearer ${token}` });
    held.stream = held.client.listen(STREAM, { after: String(held.cursor) });
    held.taken = 0;
    const viewer = await host.viewer(who);
    stretches.push({ scopes: scopesOf(viewer), from: held.cursor / ROOM, frames: [] });
  };
  const take = (change: Changed): void => {
    const { kind, cursor, caseId } = change;
    const isLater = BigInt(cursor) > held.cursor;
    if (kind !== 'CHECKPOINT') {
      if (!isLater) throw new Error(`${who} was told twice of ${cursor}`);
      stretches.at(-1)?.frames.push(change);
    }
    if (kind === 'TOMBSTONE' && (change.case || change.event))
      throw new Error(`a tombstone with content: ${JSON.stringify(change)}`);
    if (isLater) held.cursor = BigInt(cursor);
    if (!caseId || kind === 'CHECKPOINT') return;
    if (kind === 'TOMBSTONE' || !change.case) held.state.delete(caseId);
    else if (JSON.stringify(change.case).includes(tag))
      held.state.set(caseId, JSON.stringify(change.case));
  };
  const absorb = async (): Promise<void> => {
    const { stream, client } = held;
    if (!stream || !client) return;
    const isGone = client.socket.readyState !== client.socket.OPEN;
    const changes = stream.changes.slice(held.taken);
    held.taken += changes.length;
    for (const change of changes) take(change);
    const code = stream.error();
    if (code === null) {
      // The server went: what it sent was taken in, the rest is asked for when it is back.
      if (isGone) drop();
      return;
    }
    reloads.push({ code, at: held.cursor / ROOM });
    drop();
    await load();
    await listen();
  };
  await load();
  await listen();
  return {
    who,
    state: () => held.state,
    cursor: () => held.cursor,
    isListening: () => held.stream !== null,
    absorb,
    listen,
    cut: drop,
    fresh: async () => (await ask()).state,
    stretches,
    reloads,
    texts: () => [...held.texts, ...(held.client?.texts ?? [])].join('\n'),
  };
};

/** Waits until all who listen have come to the head of the log. */
export const settle = async (host: Host, replicas: readonly Replica[]): Promise<void> => {
  const { sequence } = await host.database.logHead.findUniqueOrThrow({ where: { id: 1 } });
  await until(async () => {
    await host.tick();
    for (const replica of replicas) await replica.absorb();
    return replicas.every(
      (replica) => !replica.isListening() || replica.cursor() / ROOM >= sequence,
    );
  }, `all replicas at ${sequence}`);
};
