import { task } from './decision-make.ts';
import { text, type World } from './world.ts';

/** Valid inputs of actions on decisions, drafting on an item included. */
export const decisionInputs = (
  world: World,
  id: string,
): Readonly<Record<string, Readonly<Record<string, unknown>>>> => {
  const { effect, ...said } = task(world);
  const reason = text('理由');
  return {
    draftDecision: { item: id, effect, ...said },
    editDecision: { effect, ...said },
    strikeDecision: { reason },
    recordDissent: { text: reason },
    reportDecision: { text: reason },
    sendBackDecision: { reason },
    noteReceipt: { unit: world.unit('finance') },
    giveRemark: { kind: 'ORDER', ...said },
  };
};
