import { createKey } from '../../sdk/index.ts';
import {
  afterStep,
  isOvertaken,
  type Meant,
  nextStep,
  type Pen,
  type Recorded,
  type Step,
  type Wish,
} from './pen.ts';
import type { StepOutcome } from './send-step.ts';

/** What stands in the way: as the server says it, or as the record tells of the draft. */
export type Hitch =
  | Exclude<StepOutcome, { kind: 'done' }>
  /** Another hand has struck it, or put it in force; what was typed stays. */
  | { readonly kind: 'struck' | 'overtaken'; readonly no: number };

/** The pen as it is run: letters may come while a step is on its way. */
export type Running = {
  readonly pen: () => Pen | null;
  readonly put: (pen: Pen) => void;
  /** How far it shall go; may grow meanwhile. */
  readonly wish: () => Wish;
  readonly recordedOf: (pen: Pen) => Recorded | null;
  readonly meantOf: (pen: Pen) => Meant;
  /** Whether the record's draft says something else than was saved here. */
  readonly isChangedElsewhere: (pen: Pen) => boolean;
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

const CHANGED: Reached = { kind: 'hitch', hitch: { kind: 'conflict', message: '' } };

/**
 * Goes on step by step as far as wished, or to the first hitch; each step under a key of its own.
 * Somebody else's text is never read out for this one.
 */
export const runPen = async (running: Running): Promise<Reached> => {
  for (;;) {
    const one = running.pen();
    if (!one) return { kind: 'wish' };
    if (running.isChangedElsewhere(one)) return CHANGED;
    const step = nextStep(
      { ...one, recorded: running.recordedOf(one) },
      running.meantOf(one),
      running.wish(),
      { language: running.language, newKey: createKey },
    );
    if (!step) return { kind: 'wish' };
    running.put({ ...one, unanswered: step });
    const outcome = await running.send(step);
    const after = running.pen();
    if (outcome.kind === 'done') running.onDone();
    // Letters may have come meanwhile; another pen learns nothing from this one's answer.
    if (after?.unanswered?.key !== step.key) return { kind: 'wish' };
    if (outcome.kind === 'unanswered') return { kind: 'cut' };
    if (outcome.kind !== 'done') {
      running.put({ ...after, unanswered: null });
      return { kind: 'hitch', hitch: outcome };
    }
    running.put(afterStep(after, step, outcome.recorded));
    if (step.action === 'putDecisionInForce')
      return { kind: 'inForce', recorded: outcome.recorded };
    if (isOvertaken(step, outcome.recorded)) return CHANGED;
  }
};
