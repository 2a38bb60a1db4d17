import { createKey } from '../../sdk/index.ts';
import {
  afterStep,
  type Meant,
  nextStep,
  type Pen,
  type Recorded,
  type Step,
  type Wish,
} from './pen.ts';
import type { StepOutcome } from './send-step.ts';

/** What stands in the way, as the server says it. */
export type Hitch = Exclude<StepOutcome, { kind: 'done' } | { kind: 'unanswered' }>;

/** The pen as it is run: letters may come while a step is on its way. */
export type Running = {
  readonly pen: () => Pen | null;
  readonly put: (pen: Pen) => void;
  /** How far it shall go; may grow meanwhile. */
  readonly wish: () => Wish;
  readonly recordedOf: (pen: Pen) => Recorded | null;
  readonly meantOf: (pen: Pen) => Meant;
  readonly send: (step: Step) => Promise<StepOutcome>;
  readonly onDone: () => void;
  readonly language: 'zh' | 'en';
};

/** How far it came. */
export type Reached =
  | { readonly kind: 'wish' }
  | { readonly kind: 'inForce'; readonly recorded: Recorded }
  | { readonly kind: 'cut' }
  | { readonly kind: 'hitch'; readonly hitch: Hitch };

/** Goes on step by step as far as wished, or to the first hitch; each step under a key of its own. */
export const runPen = async (running: Running): Promise<Reached> => {
  for (;;) {
    const one = running.pen();
    if (!one) return { kind: 'wish' };
    const step = nextStep(
      { ...one, recorded: running.recordedOf(one) },
      running.meantOf(one),
      running.wish(),
      { language: running.language, newKey: createKey },
    );
    if (!step) return { kind: 'wish' };
    running.put({ ...one, unanswered: step });
    const outcome = await running.send(step);
    const after = running.pen() ?? one;
    if (outcome.kind === 'unanswered') return { kind: 'cut' };
    if (outcome.kind !== 'done') {
      // Somebody else's text must not be read out for this one: it is sent again.
      const saved = outcome.kind === 'conflict' ? null : after.saved;
      running.put({ ...after, unanswered: null, saved });
      return { kind: 'hitch', hitch: outcome };
    }
    running.onDone();
    running.put(afterStep(after, step, outcome.recorded));
    if (step.action === 'putDecisionInForce')
      return { kind: 'inForce', recorded: outcome.recorded };
  }
};
