import type { Engine, Work } from '../../server/actions/engine.ts';
import { refusalError } from '../../server/actions/refusal.ts';
import { actionOf, nounOf } from '../../server/actions/registry.ts';
import { sightOf } from '../../server/actions/store.ts';
import { subjectsOf } from '../../server/actions/subjects.ts';
import { EVERYONE, type Held, meets, scopesOf, standingOf } from '../../server/kernel/authority.ts';
import { dayAt } from '../../server/kernel/calendar.ts';
import { actorBy, decide, rightsFor, stateOf } from '../../server/kernel/decision.ts';
import { readInput } from '../../server/kernel/input.ts';
import type { AnyRow, Facts } from '../../server/kernel/lifecycle.ts';
import { inputsFor } from './inputs.ts';
import { isRight, type Result, resultOf } from './judge.ts';
import { type Mutant, mutantsOf } from './mutants.ts';
import type { Situation } from './situations.ts';
import { type Cell, cellsOf, type Grid, isOffered } from './table.ts';
import type { World } from './world.ts';

/** One cell with everything that a decision looks at, read from the record once. */
export type Case = {
  readonly cell: Cell;
  readonly isSeen: boolean;
  readonly held: readonly Held[];
  /** What the product would decide under a row. */
  readonly judge: (row: AnyRow) => Result;
  /** Whether it would offer the action, before anything is sent. */
  readonly offers: (row: AnyRow) => boolean;
};

const casesIn = async (
  world: World,
  situation: Situation,
  cells: readonly Cell[],
): Promise<Case[]> => {
  world.goTo(situation.on);
  const { engine } = world;
  const send = await inputsFor(world, situation);
  const now = engine.clock.now();
  const { version, values } = engine.directory.rules(dayAt(now));
  return engine.database.$transaction(async (transaction) => {
    const work: Work = {
      engine,
      transaction,
      now,
      today: dayAt(now),
      drafts: [],
      performed: new Set(),
      duties: new Map(),
    };
    const cases: Case[] = [];
    for (const action of new Set(cells.map((cell) => cell.action))) {
      const { noun, row } = actionOf(engine.registry, action);
      const sent = send(action);
      const { id } = sent;
      const input = readInput(sent.input, row.input).value;
      const { subject, refs, inputRefs } = await subjectsOf(
        work,
        { name: action, noun, row },
        id,
        input,
      );
      const named = id === null ? inputRefs.get(`${situation.noun} ${situation.id}`) : null;
      const sight = subject ? sightOf(noun, subject) : (named?.scopes ?? [EVERYONE]);
      for (const cell of cells.filter((one) => one.action === action)) {
        const asker = world.asker(situation.cast[cell.role]);
        const viewer = asker === 'SYSTEM' ? null : asker;
        const isSeen = !viewer || meets(sight, scopesOf(viewer));
        const held: Held[] = viewer
          ? [...standingOf(viewer), ...noun.policy.relations(viewer, subject as never, refs, input)]
          : [{ authority: cell.role === 'SESSION' ? 'SESSION' : 'SYSTEM' }];
        const person = {
          personId: viewer?.personId ?? null,
          unitId: viewer?.memberships[0]?.unitId ?? null,
        };
        const facts = (right: Held): Facts => ({
          now,
          today: dayAt(now),
          rules: values,
          ruleVersion: version,
          units: engine.directory.units(),
          actor: actorBy(right, person, null),
          refs,
          newId: () => '',
          number: '',
        });
        const judge = (under: AnyRow): Result => {
          if (!isSeen) return { outcome: 'NOT_FOUND' };
          const decision = decide(under, subject, input, held, facts);
          if (decision.isAllowed) return { outcome: 'allowed' };
          const target = { name: action, noun, row: under };
          return resultOf(refusalError(target, decision.denial, stateOf(under, subject)));
        };
        const offers = (under: AnyRow): boolean =>
          isSeen && decide(under, subject, null, held, facts).isAllowed;
        cases.push({ cell, isSeen, held, judge, offers });
      }
    }
    return cases;
  });
};

const isGreen = ({ cell, judge, offers }: Case, row: AnyRow): boolean => {
  try {
    const isCreating = row.from.length === 0;
    if (!isRight(cell.expected, judge(row), isCreating)) return false;
    // Buttons too; what the clock does by itself has none.
    if (isCreating || cell.role === 'SYSTEM') return true;
    return isOffered(cell) !== false || !offers(row);
  } catch {
    // A row let into a state that its conditions were not written for: nobody gets an answer.
    return false;
  }
};

/**
 * A right that nobody can have who sees the subject changes nothing for anybody, and neither does
 * the head's own right where the relation alone is enough: no table could tell these apart.
 */
const isWithoutEffect = (mutant: Mutant, original: AnyRow, cases: readonly Case[]): boolean =>
  mutant.what.startsWith('who with ') &&
  cases.every(
    ({ isSeen, held }) =>
      !isSeen || rightsFor(mutant.row, held).length === rightsFor(original, held).length,
  );

/**
 * Flips every `who`, `from` and `guard` of the rows of a noun, one by one and in memory, and asks
 * the table again. A mutant survives when every cell of its action is still as the table says.
 */
export const flip = (engine: Engine, noun: string, cases: readonly Case[]) => {
  const survivors: string[] = [];
  const silent: string[] = [];
  let killed = 0;
  for (const mutant of mutantsOf(nounOf(engine.registry, noun))) {
    const own = cases.filter(({ cell }) => cell.action === mutant.action);
    if (own.length === 0) continue;
    const { row } = actionOf(engine.registry, mutant.action);
    const name = `${mutant.action}: ${mutant.what}`;
    if (own.some((one) => !isGreen(one, mutant.row))) killed += 1;
    else if (isWithoutEffect(mutant, row, own)) silent.push(name);
    else survivors.push(name);
  }
  return { killed, survivors, silent };
};

/** Cells that are not as the table says, with nothing flipped. */
export const redCells = (engine: Engine, cases: readonly Case[]): string[] =>
  cases
    .filter((one) => !isGreen(one, actionOf(engine.registry, one.cell.action).row))
    .map(({ cell }) => `${cell.situation} ${cell.action} ${cell.role}`);

/** Every cell of the grids, with what the product looks at to decide it. */
export const readCases = async (
  world: World,
  columns: readonly {
    readonly grids: readonly Grid[];
    readonly situations: readonly Situation[];
  }[],
): Promise<Case[]> => {
  const cases: Case[] = [];
  for (const { grids, situations } of columns) {
    const cells = grids.flatMap(cellsOf);
    for (const situation of situations) {
      const own = cells.filter((cell) => cell.situation === situation.name);
      cases.push(...(await casesIn(world, situation, own)));
    }
  }
  return cases;
};
