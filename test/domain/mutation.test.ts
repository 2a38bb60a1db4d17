// The table is worth something only if it notices: every `who`, `from` and `guard` of every row is
// flipped in memory, one at a time, and each flip must turn a cell red (acceptance I-06).
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nounOf } from '../../server/actions/registry.ts';
import { NOTHING } from './inputs.ts';
import { type Case, flip, readCases, redCells } from './mutation-run.ts';
import { decisionSituations } from './situations-decision.ts';
import { issueSituations } from './situations-issue.ts';
import { agendaSituations, meetingSituations } from './situations-meeting.ts';
import { projectSituations } from './situations-project.ts';
import { dutySituations, noticeSituations, requestSituations } from './situations-request.ts';
import { AGENDA } from './table-agenda.ts';
import { DECIDING, DECISION, REMARKING } from './table-decision.ts';
import { ISSUE, RAISE } from './table-issue.ts';
import { MEETING, PROPOSE } from './table-meeting.ts';
import { PROJECT, REGISTER } from './table-project.ts';
import { DUTY, NOTICE, REQUEST } from './table-request.ts';
import { openWorld, type World } from './world.ts';

/**
 * Flips that no table can see, each with the reason. Anything beside these must be seen, and what
 * stands here must exist.
 */
const UNSEEN: Readonly<Record<string, readonly string[]>> = {
  'the lead unit is one of the responsible units': [
    'reportUrgent: who with LEAD',
    'askAssistance: who with LEAD',
  ],
  'who has written a report is of the owner or of a responsible unit': [
    'reportUrgent: who with AUTHOR',
  ],
  'who asks for a request about an issue leads it; with another lead it lapses': [
    'withdrawRequest: who without LEAD',
    'withdrawRequest: who LEAD as head only',
  ],
  'what completes a decision happens in the same breath: nothing is ever left to complete': [
    'completeAcknowledgement: guard refuses always',
    'completeReport: guard refuses always',
    'concludeDecision: guard refuses always',
  ],
  'the states say it already': ['loseProject: guard gone'],
  'silent: a second view, the rank of the project on reopening': [
    'giveView: guard gone',
    'reopenIssue: guard gone',
  ],
  'silent: the file, the rank and the owner of a project that has ended': [
    'amendProject: guard gone',
    'listProject: guard gone',
    'transferProject: from with COMPLETED',
    'transferProject: from with LOST',
  ],
  'silent: production, which begins after completion': [
    'reportMilestone: from without COMPLETED',
    'returnMilestone: from without COMPLETED',
    'confirmProduction: from without COMPLETED',
    'confirmProduction: guard gone',
    'confirmProduction: guard refuses always',
  ],
};

describe('I-06 a flipped row turns the table red', () => {
  const built: { world?: World; cases: readonly Case[] } = { cases: [] };
  beforeAll(async () => {
    const world = await openWorld();
    built.world = world;
    const notices = await noticeSituations(world);
    const [any] = notices;
    const none = any ? [{ ...any, noun: 'Project', name: 'NONE', id: NOTHING }] : [];
    built.cases = await readCases(world, [
      { grids: [ISSUE], situations: await issueSituations(world) },
      { grids: [PROJECT, RAISE], situations: await projectSituations(world) },
      { grids: [REGISTER], situations: none },
      { grids: [REQUEST], situations: await requestSituations(world) },
      { grids: [DUTY], situations: await dutySituations(world) },
      { grids: [NOTICE], situations: notices },
      { grids: [MEETING], situations: await meetingSituations(world) },
      { grids: [PROPOSE], situations: none.map((one) => ({ ...one, noun: 'Meeting' })) },
      { grids: [AGENDA, DECIDING], situations: await agendaSituations(world) },
      { grids: [DECISION], situations: await decisionSituations(world) },
      { grids: [REMARKING], situations: none.map((one) => ({ ...one, noun: 'Decision' })) },
    ]);
  }, 180_000);
  afterAll(() => built.world?.close());

  test('nothing flipped: all cells are green', () => {
    if (!built.world) throw new Error('no world');
    expect(built.cases.length).toBeGreaterThan(10_000);
    expect(redCells(built.world.engine, built.cases)).toEqual([]);
  });

  test.each(['Issue', 'Project', 'Request', 'Duty', 'Notice', 'Meeting', 'AgendaItem', 'Decision'])(
    '%s',
    (noun) => {
      if (!built.world) throw new Error('no world');
      const { killed, survivors } = flip(built.world.engine, noun, built.cases);
      const lifecycle = nounOf(built.world.engine.registry, noun).lifecycle;
      const unseen = Object.values(UNSEEN)
        .flat()
        .filter((name) => Object.hasOwn(lifecycle, name.split(':')[0] ?? ''));
      expect(survivors.toSorted()).toEqual(unseen.toSorted());
      expect(killed).toBeGreaterThan(10);
    },
  );
});
