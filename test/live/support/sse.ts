import type { Changed } from './client.ts';

/** One response of server-sent events, read as it comes. */
export type Reading = {
  readonly response: Response;
  readonly changes: Changed[];
  readonly content: () => Changed[];
  readonly ids: string[];
  readonly error: () => string | null;
  readonly isOver: () => boolean;
  readonly stop: () => void;
};

/** Asks for a stream by POST, as clients without WebSocket do. */
export const read = async (
  url: string,
  headers: Record<string, string>,
  query: string,
  variables: Record<string, unknown>,
): Promise<Reading> => {
  const controller = new AbortController();
  const response = await fetch(url, {
    method: 'POST',
    body: JSON.stringify({ query, variables }),
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
    signal: controller.signal,
  });
  const changes: Changed[] = [];
  const ids: string[] = [];
  const state = { error: null as string | null, isOver: false };
  const take = (block: string): void => {
    const field = (name: string): string | undefined =>
      block
        .split('\n')
        .find((line) => line.startsWith(`${name}: `))
        ?.slice(name.length + 2);
    const id = field('id');
    if (id) ids.push(id);
    const data = field('data');
    if (!data) return;
    const payload = JSON.parse(data);
    if (payload.data?.statusChanged) changes.push(payload.data.statusChanged);
    else state.error = payload.errors?.[0]?.extensions?.code ?? 'unknown';
  };
  void (async () => {
    const decoder = new TextDecoder();
    const rest = { text: '' };
    try {
      for await (const chunk of response.body ?? []) {
        rest.text += decoder.decode(chunk, { stream: true });
        const blocks = rest.text.split('\n\n');
        rest.text = blocks.pop() ?? '';
        for (const block of blocks) take(block);
      }
    } catch {
      // Cut off, by us or by the server.
    }
    state.isOver = true;
  })();
  return {
    response,
    changes,
    content: () => changes.filter(({ kind }) => kind !== 'CHECKPOINT'),
    ids,
    error: () => state.error,
    isOver: () => state.isOver,
    stop: () => controller.abort(),
  };
};
