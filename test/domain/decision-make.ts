import { aboutIssue, itemOf, makeMeeting, topic } from './meeting-make.ts';
import { text, type World } from './world.ts';

/** What a decision says, unless a test says otherwise: a task for two units. */
export const task = (world: World) => ({
  effect: 'TASK',
  text: text('书面答复园区'),
  responsible: [world.unit('finance'), world.unit('planning')],
  assisting: [world.unit('land')],
  dueOn: world.inDays(10),
});

/** What charges finance with an issue. */
export const assigning = (world: World) => ({
  effect: 'ASSIGN',
  text: text('确认唯一路由'),
  responsible: [world.unit('finance'), world.unit('planning')],
  assisting: [world.unit('land')],
  dueOn: world.inDays(60),
});

/** How a meeting differs from the usual one. */
type Floor = { readonly isConference?: boolean; readonly invited?: readonly string[] };

/**
 * A meeting in session with an item about each issue, and a topic; the office is in control. The
 * executive chair presides; over a joint conference the chair.
 */
export const openFloor = async (
  world: World,
  issues: readonly string[] = [],
  { isConference = false, ...more }: Floor = {},
): Promise<string> => {
  const id = await makeMeeting(world, 'NOTIFIED', {
    agenda: [...issues.map((issue, at) => aboutIssue(issue, `问题${at + 1}`)), topic('其他')],
    ...more,
    ...(isConference ? { kind: 'JOINT_CONFERENCE', presidingPost: 'CHAIR' } : {}),
  });
  const presider = world.person(isConference ? 'chair' : 'executive');
  await world.act('office', 'openMeeting', id, { presider });
  return id;
};

/** An item of a meeting that has come up. */
export const itemUp = async (world: World, meeting: string, title = '其他'): Promise<string> => {
  const { id, state } = await itemOf(world, meeting, title);
  if (state === 'PLANNED') await world.act('office', 'startItem', id);
  return id;
};

/** A draft on an item of a meeting, which comes up for it. */
export const draftOn = async (
  world: World,
  meeting: string,
  input: Readonly<Record<string, unknown>>,
  title = '其他',
): Promise<string> => {
  const item = await itemUp(world, meeting, title);
  return (await world.act('office', 'draftDecision', null, { item, ...input })).id;
};

/** A decision in force on an item of a meeting. */
export const decideOn = async (
  world: World,
  meeting: string,
  input: Readonly<Record<string, unknown>>,
  title = '其他',
): Promise<string> => {
  const id = await draftOn(world, meeting, input, title);
  await world.act('office', 'readBackDecision', id);
  await world.act('office', 'putDecisionInForce', id);
  return id;
};
