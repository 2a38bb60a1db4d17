import { expect, test } from 'vitest';
import { ROOM } from '../../client/src/kit/sample-room.ts';
import { plannedIn } from '../../client/src/meeting/planned.ts';
import {
  changedOf,
  conflictsOf,
  type Edited,
  editedIn,
  lostOf,
  withoutTexts,
  withSeen,
  withText,
} from '../../client/src/minutes/editing.ts';
import {
  decisionInFront,
  isStanding,
  type Room,
  usedMinutes,
} from '../../client/src/room/facts.ts';
import { firstWords } from '../../client/src/room/first-words.ts';

test('used minutes are whole ones, as the picture of the room shows them', () => {
  expect([0, 59, 60, 564, 599].map(usedMinutes)).toEqual([0, 0, 1, 9, 9]);
});

test('planned minutes are whole and from 1 to 240', () => {
  expect(['25', '1', '240'].map(plannedIn)).toEqual([25, 1, 240]);
  expect(['', '0', '241', '2.5', '-3', 'x'].map(plannedIn)).toEqual(Array(6).fill(null));
});

test('a decision stands while it is neither struck nor replaced', () => {
  const states = ['DRAFT', 'READ_BACK', 'STRUCK', 'SUPERSEDED', 'IN_FORCE', 'ACKNOWLEDGED'];
  expect(states.map((state) => isStanding({ state }))).toEqual([
    ...Array(4).fill(false),
    ...Array(2).fill(true),
  ]);
});

test('a decision just in force stands in front of its own item only, and only while it stands', () => {
  const now = Date.now();
  const [made] = ROOM.decisions;
  const at = ROOM.current?.item.id ?? null;
  if (!made) throw new Error('the sample has no decision');
  const shown = (itemId: string | null, state = 'IN_FORCE', age = 5_000) => {
    const inForceAt = new Date(now - age).toISOString();
    const decisions = [{ ...made, itemId, state, inForceAt }];
    const room: Room = { ...ROOM, draft: null, decisions };
    return decisionInFront(room, now)?.id ?? null;
  };
  expect(shown(at)).toBe(made.id);
  expect(shown('another')).toBe(null);
  expect(shown(at, 'SUPERSEDED')).toBe(null);
  expect(shown(at, 'STRUCK')).toBe(null);
  expect(shown(at, 'IN_FORCE', 61_000)).toBe(null);
});

test('of what a step said, its first clause is told, as far as there is room', () => {
  expect(firstWords('请补管线图，并说明理由。', 12)).toBe('请补管线图');
  expect(firstWords('请规划部门会同国土部门补充管线综合图', 12)).toBe('请规划部门会同国土部门…');
  expect(firstWords('', 12)).toBe('');
});

const paragraph = (key: string, zh: string) => ({
  __typename: 'MinutesParagraph' as const,
  key,
  kind: 'REMARK' as const,
  text: { __typename: 'Text' as const, zh, en: null },
  event: null,
  decision: null,
});

test('U-06 paragraphs that two people changed are told apart from those that one changed', () => {
  const before = [paragraph('1', '甲'), paragraph('2', '乙'), paragraph('3', '丙')];
  const [first, second, third] = before;
  if (!first || !second || !third) throw new Error('three');
  const edited: Edited = withText(withText(editedIn({}), first, { zh: '甲一', en: '' }), second, {
    zh: '乙一',
    en: '',
  });
  const keys = (list: readonly { readonly key: string }[]) => list.map(({ key }) => key);
  expect(keys(conflictsOf(before, edited))).toEqual([]);
  const after = [first, paragraph('2', '乙二'), paragraph('3', '丙二')];
  expect(keys(changedOf(after, edited))).toEqual(['1', '2']);
  expect(keys(conflictsOf(after, edited))).toEqual(['2']);
  // Typing on makes it no less of a conflict; whoever has seen both may go on with either.
  const typedOn = withText(edited, after[1] ?? second, { zh: '乙三', en: '' });
  expect(keys(conflictsOf(after, typedOn))).toEqual(['2']);
  const seen = withSeen(edited, after.slice(1, 2));
  expect(keys(conflictsOf(after, seen))).toEqual([]);
  expect(keys(changedOf(after, seen))).toEqual(['1', '2']);
  expect(keys(changedOf(after, withoutTexts(edited, ['2'])))).toEqual(['1']);
  // Both wrote the same: nothing to choose.
  expect(conflictsOf([first, paragraph('2', '乙一'), third], edited)).toEqual([]);
  expect(lostOf([first], edited)).toEqual(['2']);
});
