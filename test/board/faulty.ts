import type { Page } from 'playwright-core';

/** What was done to the frames of one page, and what they were. */
export type FaultyLine = {
  readonly lost: () => number;
  readonly doubled: () => number;
  readonly swapped: () => number;
  /** Changes that wait for the next to change places with. */
  readonly waiting: () => number;
  /** With which heartbeat after the last loss the page asked what differs; null: not at all. */
  readonly askedAt: () => number | null;
  /** How many of the next changes are spoiled, at most: each in turn is lost, doubled, or swapped. */
  readonly spoil: (count: number) => void;
};

type Frame = { readonly kind: string; readonly caseId: string | null; readonly checksum?: unknown };

const frameOf = (message: string): Frame | null => {
  const { type, payload } = JSON.parse(message);
  return type === 'next' ? (payload?.data?.statusChanged ?? null) : null;
};

/**
 * Stands between the socket and the page: real frames of the real server, of which some never
 * arrive, some arrive twice and some change places with the next. Call before the page is opened.
 */
export const spoilLine = async (page: Page): Promise<FaultyLine> => {
  const state = { budget: 0, turn: 0, lost: 0, doubled: 0, swapped: 0, beats: 0 };
  const asked = { at: null as number | null };
  page.on('request', (request) => {
    const isAsking = request.postData()?.includes('"at":"') === true;
    if (isAsking && state.beats > 0) asked.at ??= state.beats;
  });
  const dropped = new Set<string>();
  const held = { message: null as string | null, caseId: '' };
  await page.routeWebSocket(/\/graphql/, (socket) => {
    const server = socket.connectToServer();
    const give = (message: string) => socket.send(message);
    const release = () => {
      if (held.message !== null) give(held.message);
      held.message = null;
    };
    const spoil = (message: string, caseId: string) => {
      state.budget -= 1;
      const turn = state.turn % 3;
      state.turn += 1;
      if (turn === 0) {
        state.lost += 1;
        state.beats = 0;
        asked.at = null;
        dropped.add(caseId);
      } else if (turn === 1) {
        state.doubled += 1;
        give(message);
        give(message);
      } else Object.assign(held, { message, caseId });
    };
    server.onMessage((data) => {
      const message = String(data);
      const frame = frameOf(message);
      if (!frame) return give(message);
      if (frame.kind === 'CHECKPOINT') {
        release();
        if (frame.checksum) {
          state.beats += 1;
          dropped.clear();
        }
        return give(message);
      }
      const caseId = frame.caseId ?? '';
      // What follows about the same case would tell all that was lost.
      if (dropped.has(caseId)) return;
      if (held.message !== null && held.caseId !== caseId) {
        state.swapped += 1;
        give(message);
        return release();
      }
      release();
      if (state.budget > 0 && frame.caseId !== null) spoil(message, caseId);
      else give(message);
    });
  });
  return {
    lost: () => state.lost,
    doubled: () => state.doubled,
    swapped: () => state.swapped,
    waiting: () => (held.message === null ? 0 : 1),
    askedAt: () => asked.at,
    spoil: (count) => {
      state.budget = count;
    },
  };
};
