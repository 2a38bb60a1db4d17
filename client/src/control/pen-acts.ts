import { createKey, type Lianxi } from '../../sdk/index.ts';
import { type Outcome, sendAction } from '../forms/send.ts';
import type { Meant, Pen, Recorded } from './pen.ts';
import { type StepOutcome, sendStep } from './send-step.ts';

const decided = ({ id, version }: Recorded) => ({ id, expectedVersion: version });

/** Opens again what was read back. */
export const resumeDraft = (lianxi: Lianxi, recorded: Recorded): Promise<StepOutcome> =>
  sendStep(lianxi, { action: 'resumeDraft', key: createKey(), input: decided(recorded) });

/** Strikes a draft that came to nothing. */
export const strikeDraft = (
  lianxi: Lianxi,
  recorded: Recorded,
  reason: Readonly<Record<string, string>>,
): Promise<Outcome> =>
  sendAction(lianxi, 'strikeDecision', {
    ...decided(recorded),
    reason,
    idempotencyKey: createKey(),
  });

/** Whether the room looks on: it sees what is written, and that it is taken from its eyes again. */
export const isLookedOn = (pen: Pen, meant: Meant): boolean =>
  meant.text !== '' && (meant.isShown || pen.saved?.['isShown'] === true);
