import { WebSocket } from 'ws';
import { createLianxi, type Lianxi } from '../../client/sdk/index.ts';
import { apiAt } from '../../prisma/demo/api.ts';
import type { Service } from '../support/service.ts';
import { openRelay, type Relay } from './relay.ts';
import { momentIn } from './time.ts';

/** Names a node of the meeting by its type. */
export type Named = {
  readonly type: 'Meeting' | 'AgendaItem' | 'Decision' | 'Minutes';
  readonly id: string;
};

/** Somebody of the demo at the API, over a cable of their own, by SDK and real WebSocket. */
export type Seat = {
  readonly lianxi: Lianxi;
  readonly relay: Relay;
  readonly ask: <Data>(query: string, variables?: object) => Promise<Data>;
  /** Takes an action on a node, at the version that it has now; sent again after a cut with the same key. */
  readonly act: (
    action: string,
    on: Named | null,
    input?: object,
    /** Loses the first answer on the line. */
    faults?: { readonly isAnswerLost: boolean },
  ) => Promise<Named>;
  /** The reason for which an action is refused. */
  readonly refused: (action: string, on: Named, input?: object) => Promise<string | null>;
} & AsyncDisposable;

type Result = {
  readonly code?: string;
  readonly reason?: string;
  readonly message?: string;
  readonly issues?: readonly { readonly path: readonly string[]; readonly message: string }[];
  readonly subject?: { readonly id: string };
};

/** Actions whose row decides: they name the version that was seen. */
const DECIDES =
  /^(amend|approve|notify|open|adjourn|cancel|close|start|defer|finish|readBack|putDecision|strike|sign|issue)/;

const typeOf = (action: string): Named['type'] => {
  if (/Item|Timer|stateView/.test(action)) return 'AgendaItem';
  if (/Decision|Dissent/.test(action)) return 'Decision';
  return /Minutes/.test(action) ? 'Minutes' : 'Meeting';
};

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
const small = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

const tokenOf = async (service: Service, username: string): Promise<string> => {
  const expiresAt = momentIn(3_600_000);
  const { made } = await apiAt(service.url).ask<{ made: { secret: string } }>(
    username,
    `mutation ($input: CreateApiTokenInput!) {
      made: createApiToken(input: $input) { ... on ApiTokenPayload { secret } }
    }`,
    { input: { name: 'the meeting', expiresAt, scopes: ['READ', 'WRITE'] } },
  );
  return made.secret;
};

/** Seats somebody. */
export const takeSeat = async (service: Service, username: string): Promise<Seat> => {
  const token = await tokenOf(service, username);
  const relay = await openRelay(service.url);
  const lianxi = createLianxi({
    url: relay.url,
    token,
    webSocket: WebSocket,
    backoff: { first: 50, most: 500 },
  });
  /** A question may be asked again as often as the line breaks. */
  const ask = async <Data>(query: string, variables: object = {}): Promise<Data> => {
    const { data, errors } = await lianxi.act<Data, object>({ query }, variables, {
      first: 50,
      most: 500,
    });
    if (!data) throw new Error(JSON.stringify(errors));
    return data;
  };
  const versionOf = async ({ type, id }: Named): Promise<number> => {
    const { node } = await ask<{ node: { version: number } }>(
      `query ($id: ID!) { node(id: $id) { ... on ${type} { version } } }`,
      { id },
    );
    return node.version;
  };
  const send = async (
    action: string,
    on: Named | null,
    input: object,
    isAnswerLost = false,
  ): Promise<Result> => {
    const type = on?.type ?? typeOf(action);
    const query = `mutation ($input: ${capital(action)}Input!) { result: ${action}(input: $input) {
      ... on Error { code message }
      ... on RuleError { reason }
      ... on ForbiddenError { reason }
      ... on ValidationError { issues { path message } }
      ... on ${type}Payload { subject: ${small(type)} { id } }
    } }`;
    const expectedVersion = on && DECIDES.test(action) ? await versionOf(on) : undefined;
    if (isAnswerLost) relay.loseNextAnswer();
    const { data, errors } = await lianxi.act<{ result: Result }, { input: object }>(
      { query },
      {
        input: {
          ...input,
          ...(on ? { id: on.id } : {}),
          ...(expectedVersion ? { expectedVersion } : {}),
        },
      },
      { first: 50, most: 500 },
    );
    if (!data) throw new Error(`${action}: ${JSON.stringify(errors)}`);
    return data.result;
  };
  return {
    lianxi,
    relay,
    ask,
    act: async (action, on, input = {}, faults = { isAnswerLost: false }) => {
      const result = await send(action, on, input, faults.isAnswerLost);
      if (!result.subject) throw new Error(`${username} ${action}: ${JSON.stringify(result)}`);
      return { type: on?.type ?? typeOf(action), id: result.subject.id };
    },
    refused: async (action, on, input = {}) => {
      const { reason, code } = await send(action, on, input);
      return reason ?? code ?? null;
    },
    [Symbol.asyncDispose]: async () => {
      lianxi.close();
      await relay.close();
    },
  };
};
