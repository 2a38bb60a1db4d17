import { WebSocket } from 'ws';

/** One message of the protocol as it came. */
export type Message = {
  readonly id?: string;
  readonly type: string;
  readonly payload?: { readonly data?: Record<string, unknown> } & Record<string, unknown>;
};

/** One subscription's frames as they came. */
export type Listening = {
  readonly id: string;
  /** The `statusChanged` of each frame, in order. */
  readonly changes: Changed[];
  /** Code of the error frame that ended it. */
  readonly error: () => string | null;
  readonly isComplete: () => boolean;
  readonly complete: () => void;
};

/** A change as the tests ask for it. */
export type Changed = {
  readonly kind: 'EVENT' | 'TOMBSTONE' | 'CHECKPOINT';
  readonly cursor: string;
  readonly caseId: string | null;
  readonly event: Record<string, unknown> | null;
  readonly case: Record<string, unknown> | null;
};

/** A plain client of graphql-transport-ws that keeps everything it was sent. */
export type Client = {
  readonly messages: Message[];
  /** Every byte of text that came, for canaries. */
  readonly texts: string[];
  readonly socket: WebSocket;
  readonly closed: Promise<number>;
  /** How often the server has pinged it so far. */
  readonly pings: () => number;
  readonly send: (message: unknown) => void;
  readonly listen: (query: string, variables?: Record<string, unknown>, id?: string) => Listening;
  readonly kill: () => void;
};

/** Resolves when the condition holds; gives up, loudly, after `patience` milliseconds. */
export const until = async (
  condition: () => boolean | Promise<boolean>,
  what = 'what was waited for',
  patience = 20_000,
): Promise<void> => {
  const end = performance.now() + patience;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`gave up on ${what}`);
    await new Promise((done) => setTimeout(done, 10));
  }
};

const codeOf = (errors: unknown): string => {
  const [first] = (errors ?? []) as { extensions?: { code?: string }; message: string }[];
  return first?.extensions?.code ?? first?.message ?? 'unknown';
};

/** Opens a socket and says hello; with `init: null` it stays silent. */
export const connect = async (
  url: string,
  init: Record<string, unknown> | null,
  options: { readonly headers?: Record<string, string>; readonly autoPong?: boolean } = {},
): Promise<Client> => {
  const socket = new WebSocket(url, 'graphql-transport-ws', {
    headers: options.headers ?? {},
    autoPong: options.autoPong ?? true,
  });
  const messages: Message[] = [];
  const texts: string[] = [];
  const listeners = new Map<string, (message: Message) => void>();
  const closed = new Promise<number>((done) => {
    socket.once('close', done);
  });
  const pinged = { times: 0 };
  socket.on('ping', () => {
    pinged.times += 1;
  });
  socket.on('message', (data) => {
    const text = String(data);
    texts.push(text);
    const message: Message = JSON.parse(text);
    messages.push(message);
    if (message.id) listeners.get(message.id)?.(message);
  });
  const send = (message: unknown): void => socket.send(JSON.stringify(message));
  await new Promise((done, failed) => {
    socket.once('open', done);
    socket.once('error', failed);
  });
  socket.on('error', () => {});
  if (init) {
    send({ type: 'connection_init', payload: init });
    await until(() => messages.length > 0 || socket.readyState !== socket.OPEN, 'the greeting');
  }
  const listen: Client['listen'] = (query, variables = {}, id = crypto.randomUUID()) => {
    const changes: Changed[] = [];
    const state = { error: null as string | null, isComplete: false };
    listeners.set(id, ({ type, payload }) => {
      if (type === 'complete') state.isComplete = true;
      if (type === 'error') state.error = codeOf(payload);
      const changed = payload?.data?.['statusChanged'];
      if (type === 'next' && changed) changes.push(changed as Changed);
      if (type === 'next' && !changed) state.error = codeOf(payload?.['errors']);
    });
    send({ id, type: 'subscribe', payload: { query, variables } });
    return {
      id,
      changes,
      error: () => state.error,
      isComplete: () => state.isComplete,
      complete: () => send({ id, type: 'complete' }),
    };
  };
  const pings = (): number => pinged.times;
  return { messages, texts, socket, closed, pings, send, listen, kill: () => socket.terminate() };
};

/** The events among the frames of a subscription. */
export const contentOf = ({ changes }: Listening): Changed[] =>
  changes.filter(({ kind }) => kind !== 'CHECKPOINT');
