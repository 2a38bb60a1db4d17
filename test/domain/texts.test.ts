// What people write is taken as they wrote it (I-14); what no database or log can hold is refused.
import { describe, expect, test } from 'vitest';
import { line, readInput, text } from '../../server/kernel/input.ts';

const read = (zh: string, max = 200) => readInput({ note: { zh } }, { note: text(max) });

describe('I-14 texts', () => {
  test.each([
    ['a rare character of four bytes', '𠮷野家旁𡈽地'],
    ['full width', 'ＡＢＣ１２３，（全角）'],
    ['emoji with joiners', '👷🏽‍♀️ 施工 👨‍👩‍👧‍👦'],
    ['composed', 'Caf\u00e9'],
    ['decomposed', 'Cafe\u0301'],
    ['variation selectors', '葛\u{E0100}城'],
    ['line breaks', '第一条\n第二条\r\n\t第三条'],
    ['right to left', 'مشروع'],
  ])('%s: byte for byte', (_, written) => {
    const { value, problems } = read(written);
    expect(problems).toEqual([]);
    expect(Buffer.from(value.note.zh ?? '').toString('hex')).toBe(
      Buffer.from(written).toString('hex'),
    );
  });

  test.each([
    ['NUL', 'a\u0000b'],
    ['escape', 'a\u001b[31mb'],
    ['delete', 'a\u007fb'],
    ['a lone high surrogate', 'a\ud842b'],
    ['a lone low surrogate', 'a\udfb7'],
    ['a line separator', 'a\u2028b'],
  ])('%s is refused at its field', (_, written) => {
    expect(read(written).problems).toEqual([{ path: ['note', 'zh'], code: 'BAD_CHARACTER' }]);
  });

  test('NFC and NFD stay two texts', () => {
    expect(read('\u00e9').value.note.zh).not.toBe(read('e\u0301').value.note.zh);
  });

  test('nothing but blanks is nothing; one language is enough', () => {
    expect(read(' \u3000\n').problems).toEqual([{ path: ['note'], code: 'REQUIRED' }]);
    const one = readInput({ note: { en: 'only English' } }, { note: text() });
    expect(one).toEqual({ value: { note: { en: 'only English' } }, problems: [] });
  });

  test('length is counted, and the limit is told', () => {
    expect(read('字'.repeat(200)).problems).toEqual([]);
    expect(read('字'.repeat(201)).problems).toEqual([
      { path: ['note', 'zh'], code: 'TOO_LONG', values: { max: 200 } },
    ]);
  });

  test('a line has no breaks', () => {
    const { problems } = readInput({ number: 'a\nb' }, { number: line() });
    expect(problems).toEqual([{ path: ['number'], code: 'BAD_CHARACTER' }]);
  });

  test('fields that nobody knows are refused, whatever they are called (Z-09)', () => {
    const raw = JSON.parse('{"note":{"zh":"好"},"__proto__":{"x":1},"state":"RESOLVED"}');
    expect(readInput(raw, { note: text() }).problems).toEqual([
      { path: ['__proto__'], code: 'UNKNOWN_FIELD' },
      { path: ['state'], code: 'UNKNOWN_FIELD' },
    ]);
    expect(Reflect.get({}, 'x')).toBeUndefined();
  });
});
