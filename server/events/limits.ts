/** Bounds of the streams. Each can be set per hub; the defaults suit one process on two cores. */
export type StreamLimits = {
  /** Bytes that wait for one subscription before it is told to load again. Default 4 MiB. */
  readonly queuedBytes: number;
  /** Frames that wait for one subscription before it is told to load again. Default 4,000. */
  readonly queuedFrames: number;
  /** Bytes handed to one socket ahead of what it has taken. Default 256 KiB. */
  readonly inFlightBytes: number;
  /** Events that a resuming subscriber may lie behind. Default 10,000. */
  readonly backlog: number;
  /** Events that a group may lie behind the log before its members load again. Default 20,000. */
  readonly groupBacklog: number;
  /**
   * Milliseconds from heartbeat to heartbeat: each stream is told where it stands. Default 4,500,
   * which is five seconds for a hub that looks at the time once a second.
   */
  readonly heartbeat: number;
  /** Milliseconds that a full socket may take nothing before it is dropped. Default 30,000. */
  readonly stalled: number;
};

export const STREAM_LIMITS: StreamLimits = {
  queuedBytes: 4 * 1_024 * 1_024,
  queuedFrames: 4_000,
  inFlightBytes: 256 * 1_024,
  backlog: 10_000,
  groupBacklog: 20_000,
  heartbeat: 4_500,
  stalled: 30_000,
};
