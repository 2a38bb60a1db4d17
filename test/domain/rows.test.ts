// Every state, every action, every role, on the real engine and a real database: allowed where the
// hand-written table says so, refused with the clause and without a trace everywhere else (I-06).
import { beforeAll, describe, expect, test } from 'vitest';
import { availabilityOf } from '../../server/actions/availability.ts';
import { actionOf, nounOf } from '../../server/actions/registry.ts';
import { load } from '../../server/actions/store.ts';
import { withAttempts } from './attempts.ts';
import { inputsFor, NOTHING } from './inputs.ts';
import { isRight, type Result } from './judge.ts';
import type { Situation } from './situations.ts';
import { decisionSituations } from './situations-decision.ts';
import { issueSituations } from './situations-issue.ts';
import { agendaSituations, meetingSituations } from './situations-meeting.ts';
import { draftingSituations, minutesSituations } from './situations-minutes.ts';
import { projectSituations } from './situations-project.ts';
import { dutySituations, noticeSituations, requestSituations } from './situations-request.ts';
import { type Cell, cellsOf, type Grid, isOffered } from './table.ts';
import { AGENDA } from './table-agenda.ts';
import { DECIDING, DECISION, REMARKING } from './table-decision.ts';
import { ISSUE, RAISE } from './table-issue.ts';
import { MEETING, PROPOSE } from './table-meeting.ts';
import { DRAFTING, MINUTES } from './table-minutes.ts';
import { PROJECT, REGISTER } from './table-project.ts';
import { DUTY, NOTICE, REQUEST } from './table-request.ts';
import { useWorld } from './use-world.ts';
import type { World } from './world.ts';

const NOUNS = [
  { grids: [PROJECT, RAISE], build: projectSituations },
  { grids: [ISSUE], build: issueSituations },
  { grids: [REQUEST], build: requestSituations },
  { grids: [DUTY], build: dutySituations },
  { grids: [NOTICE], build: noticeSituations },
  { grids: [MEETING], build: meetingSituations },
  { grids: [AGENDA, DECIDING], build: agendaSituations },
  { grids: [DECISION], build: decisionSituations },
  { grids: [MINUTES], build: minutesSituations },
  { grids: [DRAFTING], build: draftingSituations },
] as const;

/** Actions on units, people and enterprises, which the regulation does not order. */
const BESIDE = /^(register|amend|end|appoint)(Unit|Person|Enterprise|Appointment)$/;

const show = ({ action, situation, role }: Cell, result: Result): string =>
  `${situation} ${action} ${role}: ${JSON.stringify(result)}`;

/** Tries a line of cells: first those to be refused, which must not write a single row. */
const wrongIn = async (
  world: World,
  situation: Situation,
  cells: readonly Cell[],
): Promise<string[]> => {
  const wrong: string[] = [];
  world.goTo(situation.on);
  const send = await inputsFor(world, situation);
  await withAttempts(world, async ({ transaction, attempt, written }) => {
    const noun = nounOf(world.engine.registry, situation.noun);
    const subject = await load(transaction, noun, situation.id);
    const available = new Map<string, ReadonlySet<string>>();
    const isAllowed = ({ expected }: Cell) => expected.includes('allowed');
    const own = cells.filter(({ role }) => role !== 'SESSION');
    const toRefuse = own.filter((cell) => !isAllowed(cell) && cell.expected.length > 0);
    const before = await written();
    for (const cell of [...toRefuse, ...own.filter(isAllowed)]) {
      const { row } = actionOf(world.engine.registry, cell.action);
      const sent = send(cell.action);
      if (cell.state && subject && row.from.length > 0)
        expect(Reflect.get(subject, row.machine ?? 'state'), cell.action).toBe(cell.state);
      const result = await attempt(situation.cast[cell.role], cell.action, sent);
      // What names a thing that is not there is refused at the field, whoever asks.
      const isNamed = sent.isNaming && result.outcome === 'VALIDATION' && !isAllowed(cell);
      if (!isNamed && !isRight(cell.expected, result, row.from.length === 0))
        wrong.push(show(cell, result));
      if (cell === toRefuse.at(-1) && (await written()) !== before)
        wrong.push(`${situation.name}: a refusal has written something`);
      if (!subject || cell.role === 'SYSTEM' || isOffered(cell) === null) continue;
      // The buttons say the same as the engine, for everybody who sees the subject.
      if (result.outcome === 'NOT_FOUND') continue;
      const viewer = world.asker(situation.cast[cell.role]);
      if (viewer === 'SYSTEM') continue;
      const offered =
        available.get(cell.role) ??
        new Set(
          availabilityOf(world.engine, viewer, noun, subject).available.map(
            ({ action }) => action.name,
          ),
        );
      available.set(cell.role, offered);
      if (offered.has(cell.action) !== isOffered(cell))
        wrong.push(`${situation.name} ${cell.action} ${cell.role}: the button says otherwise`);
    }
  });
  return wrong;
};

describe('I-06 state × action × role', () => {
  const { going: opened } = useWorld();

  describe.each(NOUNS)('$grids.0.noun', ({ grids, build }) => {
    const columns: Situation[] = [];
    beforeAll(async () => {
      columns.push(...(await build(opened())));
    }, 120_000);

    const cells = (grids as readonly Grid[]).flatMap(cellsOf);
    test.each(Object.keys(grids[0].sees))('%s: every action by every role', async (name) => {
      const situation = columns.find((one) => one.name === name);
      if (!situation) throw new Error(`no situation ${name}`);
      const own = cells.filter((cell) => cell.situation === name);
      expect(await wrongIn(opened(), situation, own)).toEqual([]);
    });
  });

  test('a new project: registerProject by every role', async () => {
    const [any] = await noticeSituations(opened());
    if (!any) throw new Error('no situation');
    const situation = { ...any, noun: 'Project', name: 'NONE', id: NOTHING };
    expect(await wrongIn(opened(), situation, cellsOf(REGISTER))).toEqual([]);
  });

  test('a new meeting: proposeMeeting by every role', async () => {
    const [any] = await noticeSituations(opened());
    if (!any) throw new Error('no situation');
    const situation = { ...any, noun: 'Meeting', name: 'NONE', id: NOTHING };
    expect(await wrongIn(opened(), situation, cellsOf(PROPOSE))).toEqual([]);
  });

  test('a new remark: giveRemark by every role', async () => {
    const [any] = await noticeSituations(opened());
    if (!any) throw new Error('no situation');
    const situation = { ...any, noun: 'Decision', name: 'NONE', id: NOTHING };
    expect(await wrongIn(opened(), situation, cellsOf(REMARKING))).toEqual([]);
  });

  test('every action of the product stands in the table', () => {
    const grids: readonly Grid[] = [
      ...NOUNS.flatMap((one) => one.grids),
      REGISTER,
      PROPOSE,
      REMARKING,
    ];
    const written = grids.flatMap(({ lines }) => lines.map(({ action }) => action));
    const known = [...opened().engine.registry.actions.keys()];
    expect(known.filter((name) => !written.includes(name) && !BESIDE.test(name))).toEqual([]);
    expect(written.filter((name) => !known.includes(name))).toEqual([]);
  });
});
