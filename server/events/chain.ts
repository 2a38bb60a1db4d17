import { createHash } from 'node:crypto';
import type { Event } from '../generated/prisma/client.ts';
import { canonical } from './canonical.ts';

/** One row of the log: what happened, who may see it before and after, and its link in the chain. */
export type LogEvent = Event;

/** An event's link: over the link before it and all of its own columns but the link itself. */
export const linkOf = (before: string, event: Omit<LogEvent, 'hash'>): string => {
  const { hash: _, ...columns } = { hash: null, ...event };
  return createHash('sha256').update(before).update(canonical(columns)).digest('hex');
};
