import { expect, test } from 'vitest';
import {
  fieldsOf,
  isEmpty,
  meantBy,
  newPen,
  type Pen,
  penAt,
  type Recorded,
  type Step,
} from '../../client/src/control/pen.ts';
import { changedElsewhere, leftOf, penOf } from '../../client/src/control/pen-facts.ts';
import { problemsOfPen } from '../../client/src/control/pen-problems.ts';
import { penWords } from '../../client/src/control/pen-words.ts';
import { type Hitch, type Reached, runPen } from '../../client/src/control/run-pen.ts';
import type { StepOutcome } from '../../client/src/control/send-step.ts';
import type { Decision, Meeting } from '../../client/src/control/use-meeting.ts';
import { at, issue, meantOf, penWith, today, units } from './pen-make.ts';

// A draft that several can change, and the pen that stays true to what stands in it.
const draft = (version: number): Recorded => ({ id: 'd', version, state: 'DRAFT', no: 3 });

test('an empty pen goes along with the agenda; one with anything in it stays with its item', () => {
  const blank = { at, isShown: true };
  const touched = newPen('first', at);
  const picked = { kind: 'TASK', responsible: [], dueOn: today } as const;
  const emptied: Pen = { ...touched, written: { ...touched.written, ...picked } };
  expect(isEmpty(emptied)).toBe(true);
  expect(penAt(emptied, 'first', blank)).toBe(emptied);
  expect(penAt(emptied, 'second', blank)).toMatchObject({
    item: 'second',
    written: { kind: null },
  });
  const written = penWith('确认路由');
  expect(penAt(written, 'second', blank)).toBe(written);
  // A rewriting that is cleared to be typed anew still replaces what it replaces.
  const rewriting: Pen = { ...newPen('first', at), replaces: 'd' };
  expect(penAt(rewriting, 'second', blank)).toBe(rewriting);
  expect(penAt(emptied, null, blank)).toBeNull();
});

const facts = { language: 'zh' as const };
/** A draft as the record tells it. */
const told = (text: string, version: number, state = 'DRAFT', replaces: string | null = null) =>
  ({
    id: 'd',
    version,
    state,
    no: 3,
    source: 'MEETING',
    effect: 'ASSIGN',
    text: { zh: text },
    responsibleUnits: [{ id: 'planning' }],
    assistingUnits: [],
    dueOn: null,
    isShown: true,
    item: { id: 'item' },
    replaces: replaces && { id: replaces },
  }) as unknown as Decision;

const meetingWith = (...decisions: readonly Decision[]) => ({ decisions }) as unknown as Meeting;

const saved = (line: string, recorded: Recorded): Pen => {
  const pen = penWith(line);
  return { ...pen, recorded, saved: fieldsOf(meantOf(pen), 'zh'), savedFrom: pen.written };
};

test('a draft that somebody else has changed is told by what it says, not by its version alone', () => {
  const mine = saved('规划分局确认路由', draft(1));
  const other = told('确认另一条路由', 2);
  expect(changedElsewhere(mine, meetingWith(other), 'zh')).toBe(other);
  expect(changedElsewhere(mine, meetingWith(told('确认路由', 2)), 'zh')).toBeNull();
  // An older answer tells nothing; what nobody answered is asked for first.
  expect(
    changedElsewhere(saved('规划分局确认路由', draft(3)), meetingWith(other), 'zh'),
  ).toBeNull();
  const step: Step = { action: 'editDecision', key: 'key', input: {}, written: mine.written };
  expect(changedElsewhere({ ...mine, unanswered: step }, meetingWith(other), 'zh')).toBeNull();
});

/** Runs a pen against answers; tells how far it came and what was sent. */
const runWith = async (
  start: Pen,
  meeting: () => Meeting,
  answer: (step: Step, put: (pen: Pen) => void) => StepOutcome,
): Promise<{ reached: Reached; sent: string[]; pen: Pen }> => {
  const state = { pen: start };
  const sent: string[] = [];
  const put = (pen: Pen) => {
    state.pen = pen;
  };
  const reached = await runPen({
    pen: () => state.pen,
    put,
    wish: () => 'readBack',
    recordedOf: ({ recorded }) => recorded,
    meantOf,
    isChangedElsewhere: (pen) => changedElsewhere(pen, meeting(), 'zh') !== null,
    send: async (step) => {
      sent.push(step.action);
      return answer(step, put);
    },
    onDone: () => {},
    language: 'zh',
  });
  return { reached, sent, pen: state.pen };
};

test('somebody else’s text is never read out for this one', async () => {
  const mine = saved('规划分局确认路由', draft(1));
  const other = meetingWith(told('确认另一条路由', 2));
  const stopped = await runWith(
    mine,
    () => other,
    () => ({ kind: 'done', recorded: draft(3) }),
  );
  expect(stopped.reached).toMatchObject({ kind: 'hitch', hitch: { kind: 'conflict' } });
  expect(stopped.sent).toEqual([]);

  // The answer got lost, and somebody went on before it was asked for again: it tells their version.
  const edit: Step = {
    action: 'editDecision',
    key: 'key',
    input: { id: 'd', expectedVersion: 1, ...fieldsOf(meantOf(mine), 'zh') },
    written: mine.written,
  };
  const lost = await runWith(
    { ...mine, unanswered: edit },
    () => meetingWith(told('确认路由', 1)),
    () => ({ kind: 'done', recorded: draft(3) }),
  );
  expect(lost.reached).toMatchObject({ kind: 'hitch', hitch: { kind: 'conflict' } });
  expect(lost.sent).toEqual(['editDecision']);
});

test('another pen learns nothing from the answer that the one before it gets', async () => {
  const next = penWith('国土分局提供底图');
  const { reached, pen } = await runWith(
    penWith('规划分局确认路由'),
    () => meetingWith(),
    (_, put) => {
      put(next);
      return { kind: 'done', recorded: draft(1) };
    },
  );
  expect(reached).toEqual({ kind: 'wish' });
  expect(pen).toBe(next);
});

test('what was typed stays as an unsent draft where another hand strikes it or puts it in force', () => {
  const mine = saved('规划分局确认路由', draft(2));
  const typed = { ...mine, written: { ...mine.written, line: '规划分局确认唯一路由' } };
  const struck = told('确认路由', 3, 'STRUCK');
  const byOther = { ...facts, isDropped: false };
  const left = leftOf(mine, meantOf(mine), struck, byOther);
  expect(left).toMatchObject({ recorded: null, saved: null, unsent: 'save' });
  expect(left?.written.line).toBe('规划分局确认路由');
  // By the hand that wrote it: written for nothing.
  expect(leftOf(mine, meantOf(mine), struck, { ...facts, isDropped: true })).toBeNull();

  const inForce = told('确认路由', 4, 'IN_FORCE');
  expect(leftOf(mine, meantOf(mine), inForce, byOther)).toBeNull();
  // In force, the issue is assigned: the same line would mean a task now, and nothing was typed.
  const later = meantBy(mine.written, { ...issue, issueState: 'ASSIGNED' }, units, today);
  expect(later.kind).toBe('TASK');
  expect(leftOf(mine, later, inForce, byOther)).toBeNull();
  expect(leftOf(typed, meantOf(typed), inForce, byOther)).toMatchObject({
    recorded: null,
    unsent: 'save',
    written: { line: '规划分局确认唯一路由' },
  });
  // By an answer that got lost: it says what stands here.
  const same = told('确认唯一路由', 4, 'IN_FORCE');
  expect(leftOf(typed, meantOf(typed), same, byOther)).toBeNull();
});

test('a replacement that is opened again still replaces', () => {
  expect(penOf(told('确认路由', 1, 'DRAFT', 'old'), at, 'zh').replaces).toBe('old');
  expect(penOf(told('确认路由', 1), at, 'zh').replaces).toBeNull();
});

test('whatever stands in the way is said in words', () => {
  const say = penWords('zh').pen;
  const words = (hitch: Hitch) => problemsOfPen(hitch, { ...facts, clause: '4.8', say }).other;
  expect(words({ kind: 'unanswered' })).toEqual([say.unanswered]);
  expect(words({ kind: 'struck', no: 3 })).toEqual([
    expect.stringContaining('第 3 号草稿已被撤销'),
  ]);
  expect(words({ kind: 'overtaken', no: 3 })).toEqual([expect.stringContaining('宣布生效')]);
  expect(words({ kind: 'conflict', message: '' })).toEqual([say.changed]);
});
