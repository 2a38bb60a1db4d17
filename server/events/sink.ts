/** One payload, executed and serialised once, on its way to all who share it. */
export type Frame = {
  readonly sequence: bigint;
  /** In the client's form: where it resumes. */
  readonly cursor: bigint;
  /** The JSON of the payload, and its bytes. */
  readonly text: string;
  readonly bytes: number;
  /** Says only how far the log has come. */
  readonly isCheckpoint: boolean;
  /** What a transport has made of it last, and for which envelope: kept for the next socket. */
  encoded: { readonly prefix: string; readonly buffer: Buffer } | null;
};

/** Where a subscription's frames go: a WebSocket, or the response of an SSE request. */
export type Sink = {
  /** Writes frames at once. */
  readonly write: (frames: readonly Frame[]) => void;
  /** Calls back, once, when all that was written has left the process. */
  readonly whenFlushed: (callback: () => void) => void;
  /** Bytes that the transport still holds. */
  readonly waiting: () => number;
  /** Closes the whole connection: a proof that ended, a peer that takes nothing. */
  readonly close: (code: number, reason: string) => void;
};

/** What a transport puts into the context of an operation, so that a live stream finds its way out. */
export type WithSink = { readonly sink?: Sink };
