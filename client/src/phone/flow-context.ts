import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Viewer } from '../api/viewer.ts';
import type { IssueFacts } from '../issue/facts.tsx';
import type { useTrail } from './trail.ts';

/** What the pages of a form are about, and the way through them. */
export type Flow = {
  readonly issue: IssueFacts;
  readonly viewer: Viewer;
  /** By the server's clock, in Shanghai. */
  readonly today: string;
  readonly trail: ReturnType<typeof useTrail>;
};

/** Tells the pages of a form what they are about. */
export const FlowContext = createContext<Flow | null>(null);

/** The form's surroundings. Only below a provider. */
export const useFlow = (): Flow => {
  const flow = useContext(FlowContext);
  if (!flow) throw new Error('No form above this component');
  return flow;
};
