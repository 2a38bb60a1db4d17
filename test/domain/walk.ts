import { availabilityOf } from '../../server/actions/availability.ts';
import { actionOf, nounOf } from '../../server/actions/registry.ts';
import { load } from '../../server/actions/store.ts';
import { sweep } from '../../server/jobs/sweep.ts';
import { addDays } from '../../server/kernel/calendar.ts';
import { countDuties, type Fact } from './duties.ts';
import { isRight, type Result, resultOf } from './judge.ts';
import { problem } from './make.ts';
import { factsAbout } from './walk-facts.ts';
import { castOf, lookAt, type Move, recorded, type Step } from './walk-look.ts';
import { choose } from './walk-moves.ts';
import type { World } from './world.ts';

/** What else stands in the way of these is not told by the situation alone. */
const DEPENDS = new Set([
  'askAssistance',
  'answerAssistance',
  'correctReport',
  'requestExtension',
  'requestReassignment',
  'extendIssue',
  'advanceGrid',
  'recordSilence',
]);
/** Raises an issue and takes steps with it; each tells what is not as it should be. */
export const openWalk = async (world: World, project: string) => {
  const facts: Fact[] = [];
  const { database, engine } = world;
  const { id } = await world.act('commerce', 'raiseIssue', null, problem(world, project));
  facts.push({ on: world.today(), action: 'raiseIssue', by: 'commerce' });

  const isExpected = ({ cell, action }: Move, result: Result): boolean => {
    if (!cell) return true;
    const isCreating = actionOf(engine.registry, action).row.from.length === 0;
    const isOthers = cell.expected.every(
      (one) => one !== 'allowed' && (one.refused === 'FORBIDDEN' || one.refused === 'NOT_FOUND'),
    );
    if (isOthers) return result.outcome !== 'allowed';
    if (DEPENDS.has(action) || (action === 'reportProgress' && cell.role === 'RESPONSIBLE'))
      return true;
    return isRight(cell.expected, result, isCreating);
  };

  /** The buttons of who tries it say the same. */
  const isOfferedAs = async (move: Move, result: Result, code: string): Promise<boolean> => {
    const { noun, row } = actionOf(engine.registry, move.action);
    const holder = row.from.length > 0 ? noun : nounOf(engine.registry, 'Issue');
    const subject = await database.$transaction((one) => load(one, holder, move.id ?? id));
    const viewer = world.asker(code);
    if (!subject || viewer === 'SYSTEM' || result.outcome === 'NOT_FOUND') return true;
    const { available } = availabilityOf(engine, viewer, holder, subject);
    const isAvailable = available.some(({ action }) => action.name === move.action);
    if (result.outcome === 'allowed') return isAvailable;
    return !isAvailable || result.reason !== 'WRONG_STATE';
  };

  const take = async (step: Step): Promise<string[]> => {
    world.goTo(addDays(world.today(), step.days));
    await sweep(engine);
    const before = await lookAt(world, id);
    const events = await database.event.count();
    const move = await choose(world, before, step);
    const code = castOf(before)[move.role];
    const name = `${world.today()} ${before.state} ${move.action} by ${code}`;
    const wrong: string[] = [];
    const isSaid = await isOfferedBefore(move, code);
    const result = await world
      .act(code, move.action, move.id, move.input)
      .then((): Result => ({ outcome: 'allowed' }), resultOf);
    if (!isExpected(move, result)) wrong.push(`${name}: ${JSON.stringify(result)}`);
    if (!isSaid(result)) wrong.push(`${name}: the button says otherwise`);
    if (result.outcome === 'allowed') facts.push(...(await factsAbout(world, before, move)));
    else if ((await database.event.count()) !== events) wrong.push(`${name}: left a trace`);
    const after = await lookAt(world, id);
    const counted = countDuties('commerce', facts, world.today());
    const kept = recorded(after);
    if (JSON.stringify(kept) !== JSON.stringify(counted))
      wrong.push(
        `${name}: duties\n  kept    ${kept.filter((line) => !counted.includes(line)).join(' · ')}\n  counted ${counted.filter((line) => !kept.includes(line)).join(' · ')}`,
      );
    return wrong;
  };

  /** Looks at the buttons before anything is done, and tells whether a result agrees. */
  const isOfferedBefore = async (move: Move, code: string) => {
    const allowed = await isOfferedAs(move, { outcome: 'allowed' }, code);
    return (result: Result): boolean =>
      result.outcome === 'allowed' ? allowed : !(allowed && result.reason === 'WRONG_STATE');
  };

  return { id, facts, take };
};
