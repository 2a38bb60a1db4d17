import { expect, test } from 'vitest';
import {
  afterStep,
  fieldsOf,
  isEmpty,
  type Meant,
  meantBy,
  newPen,
  nextStep,
  type Pen,
  penAt,
  type Recorded,
  type Step,
} from '../../client/src/control/pen.ts';
import { changedElsewhere, leftOf, penOf } from '../../client/src/control/pen-facts.ts';
import { problemsOfPen } from '../../client/src/control/pen-problems.ts';
import { penWords } from '../../client/src/control/pen-words.ts';
import { type Reached, runPen } from '../../client/src/control/run-pen.ts';
import type { StepOutcome } from '../../client/src/control/send-step.ts';
import type { Decision, Meeting } from '../../client/src/control/use-meeting.ts';

const at = '2026-11-24T01:42:17.000Z';
const today = '2026-11-24';
const issue = { kind: 'ISSUE', issueState: 'VERIFIED', tier: null, isJointConference: false };
const units = [
  { id: 'planning', names: ['市规划委通州分局'] },
  { id: 'land', names: ['通州国土分局'] },
];

const penWith = (line: string): Pen => {
  const pen = newPen('item', at);
  return { ...pen, written: { ...pen.written, line } };
};
const meantOf = (pen: Pen): Meant => meantBy(pen.written, issue, units, today);

/** Keys count up: a repeated one is seen. */
const keys = () => {
  const made = { count: 0 };
  return () => {
    made.count += 1;
    return `key ${made.count}`;
  };
};

const draft = (version: number, state = 'DRAFT'): Recorded => ({ id: 'd', version, state, no: 3 });

test('U-04 a decision goes from the line to force in three steps, each once', () => {
  const facts = { language: 'zh' as const, newKey: keys() };
  const start = penWith('规划分局承办，国土分局协办，12月9日前确认唯一路由');
  const meant = meantOf(start);
  const first = nextStep(start, meant, 'readBack', facts);
  expect(first).toMatchObject({
    action: 'draftDecision',
    input: {
      item: 'item',
      source: 'MEETING',
      effect: 'ASSIGN',
      text: { zh: '确认唯一路由' },
      responsible: ['planning'],
      assisting: ['land'],
      dueOn: '2026-12-09',
      isShown: true,
    },
  });
  if (!first) return;
  const drafted = afterStep(start, first, draft(1));
  expect(nextStep(drafted, meant, 'save', facts)).toBeNull();
  const second = nextStep(drafted, meant, 'readBack', facts);
  expect(second).toMatchObject({
    action: 'readBackDecision',
    input: { id: 'd', expectedVersion: 1 },
  });
  if (!second) return;
  const read = afterStep(drafted, second, draft(2, 'READ_BACK'));
  expect(nextStep(read, meant, 'readBack', facts)).toBeNull();
  expect(nextStep(read, meant, 'inForce', facts)).toMatchObject({
    action: 'putDecisionInForce',
    input: { id: 'd', expectedVersion: 2 },
  });
});

test('U-12 what nobody answered is asked again under its key before anything else', () => {
  const facts = { language: 'zh' as const, newKey: keys() };
  const start = penWith('规划分局12月9日前确认路由');
  const first = nextStep(start, meantOf(start), 'save', facts);
  if (!first) throw new Error('nothing to send');
  // The text goes on meanwhile: the same draft is found, not a second one made.
  const lost: Pen = {
    ...start,
    unanswered: first,
    written: { ...start.written, line: '规划分局12月9日前确认唯一路由' },
  };
  const meant = meantOf(lost);
  const again = nextStep(lost, meant, 'save', facts);
  expect(again).toBe(first);
  const found = afterStep(lost, first, draft(1));
  expect(nextStep(found, meant, 'save', facts)).toMatchObject({
    action: 'editDecision',
    input: { id: 'd', expectedVersion: 1, text: { zh: '确认唯一路由' } },
  });
});

test('a text that differs from the one read back is opened and read back anew', () => {
  const facts = { language: 'zh' as const, newKey: keys() };
  const start = penWith('规划分局确认路由');
  const read: Pen = {
    ...start,
    recorded: draft(2, 'READ_BACK'),
    saved: { ...fieldsOf(meantOf(start), 'zh'), text: { zh: '确认另一条路由' } },
  };
  expect(nextStep(read, meantOf(read), 'inForce', facts)?.action).toBe('resumeDraft');
});

test('what was picked by hand stays, whatever the line says', () => {
  const pen = penWith('规划分局12月9日前确认路由');
  const picked = { ...pen.written, responsible: ['land'], dueOn: null, kind: 'REMARK' as const };
  const meant = meantBy(picked, issue, units, today);
  expect(meant).toMatchObject({ kind: 'REMARK', responsible: ['land'], dueOn: null });
  const sent = nextStep({ ...pen, written: picked }, meant, 'save', {
    language: 'zh',
    newKey: keys(),
  });
  expect(sent?.input).toMatchObject({ source: 'REMARK', effect: 'TASK' });
});

test('an empty pen goes along with the agenda; one with anything in it stays with its item', () => {
  const blank = { at, isShown: true };
  const touched = { ...newPen('first', at), written: { ...newPen('first', at).written } };
  const emptied: Pen = {
    ...touched,
    written: { ...touched.written, kind: 'TASK', responsible: [], dueOn: today },
  };
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
  return { ...pen, recorded, saved: fieldsOf(meantOf(pen), 'zh') };
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
  const step: Step = { action: 'editDecision', key: 'key', input: { id: 'd' } };
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
  const words = (hitch: Parameters<typeof problemsOfPen>[0]) =>
    problemsOfPen(hitch, { ...facts, clause: '4.8', say }).other;
  expect(words({ kind: 'unanswered' })).toEqual([say.unanswered]);
  expect(words({ kind: 'struck', no: 3 })).toEqual([
    expect.stringContaining('第 3 号草稿已被撤销'),
  ]);
  expect(words({ kind: 'overtaken', no: 3 })).toEqual([expect.stringContaining('宣布生效')]);
  expect(words({ kind: 'conflict', message: '' })).toEqual([say.changed]);
});
