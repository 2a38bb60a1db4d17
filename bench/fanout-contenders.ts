/** One side of the comparison. */
export type Contender = {
  readonly name: string;
  readonly server: 'raw' | 'ours' | 'stock';
  /** Events published in one turn. */
  readonly burst: number;
};

export const CONTENDERS: readonly Contender[] = [
  { name: 'raw ws', server: 'raw', burst: 1 },
  { name: 'our stream', server: 'ours', burst: 1 },
  { name: 'our stream, 20 events a turn', server: 'ours', burst: 20 },
  { name: 'stock Yoga + graphql-ws', server: 'stock', burst: 1 },
];

/** Bytes of a whole message of the protocol, envelope and a UUID as id included. */
export const FRAME_BYTES = 354;

export const typeDefs = /* GraphQL */ `
  scalar Cursor
  type Query { ok: Boolean }
  type Case { id: ID!, state: String!, title: String! }
  type Change { kind: String!, cursor: Cursor!, caseId: ID, case: Case }
  type Subscription { statusChanged: Change! }
`;

export const DOCUMENT = `subscription { statusChanged { kind cursor caseId case { id state title } } }`;

const ROOT_ID = '019a9b5c-0000-7000-8000-000000000001';

/** The values of one event, so long that its frame has {@link FRAME_BYTES}. */
export const valuesOf = (number: number) => {
  const bare = {
    kind: 'EVENT',
    cursor: String(10_000_000_000 + number),
    caseId: ROOT_ID,
    case: { id: ROOT_ID, state: 'IN_PROGRESS', title: '' },
  };
  const id = '00000000-0000-0000-0000-000000000000';
  const payload = { data: { statusChanged: bare } };
  const length = JSON.stringify({ id, type: 'next', payload }).length;
  return { ...bare, case: { ...bare.case, title: 'x'.repeat(FRAME_BYTES - length) } };
};
