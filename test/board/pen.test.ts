import { expect, test } from 'vitest';
import {
  afterStep,
  fieldsOf,
  meantBy,
  nextStep,
  type Pen,
  type Recorded,
} from '../../client/src/control/pen.ts';
import { CLAUSES } from '../../client/src/control/pen-kinds.ts';
import { EFFECT_CLAUSES } from '../../server/kernel/clauses.ts';
import { issue, meantOf, penWith, today, units } from './pen-make.ts';

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

test('the pen cites the clauses that decisions stand on', () => {
  expect(CLAUSES).toEqual(EFFECT_CLAUSES);
});
