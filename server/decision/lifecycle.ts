import { draftingRows } from './drafting.ts';
import { endingRows } from './ending.ts';
import { followUpRows } from './follow-up.ts';
import { receiptRows } from './receipt.ts';
import { remarkRows } from './remarks.ts';
import { takingEffectRows } from './taking-effect.ts';

/** Every action on a decision (3.4, 4.4, 4.8, 4.9), as data. */
export const decisionLifecycle = {
  ...draftingRows,
  ...takingEffectRows,
  ...endingRows,
  ...receiptRows,
  ...followUpRows,
  ...remarkRows,
};
