// Yuan are decimals, never binary floats (I-11): in the arithmetic, and through the database.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fromFen, isMoney, sum, toFen } from '../../server/kernel/money.ts';
import { resultOf } from './judge.ts';
import { basics } from './make.ts';
import { openWorld, type World } from './world.ts';

describe('I-11 decimals', () => {
  test('0.1 thirty times is 3 exactly', () => {
    const tenths = Array.from({ length: 30 }, () => '0.1');
    expect(sum(tenths)).toBe('3.00');
    expect(tenths.reduce((total, amount) => total + Number(amount), 0)).not.toBe(3);
  });

  test.each([
    ['0', '0.00'],
    ['0.1', '0.10'],
    ['0.07', '0.07'],
    ['-0.05', '-0.05'],
    ['160000000.00', '160000000.00'],
    ['9999999999999999.99', '9999999999999999.99'],
    ['-9999999999999999.99', '-9999999999999999.99'],
  ])('%s stays %s', (amount, written) => {
    expect(isMoney(amount)).toBe(true);
    expect(fromFen(toFen(amount))).toBe(written);
  });

  test.each([
    '',
    '.5',
    '1.',
    '1.005',
    '1e3',
    '1,000',
    ' 1',
    '+1',
    '１',
    'NaN',
    '12345678901234567',
  ])('%j is no amount', (text) => expect(isMoney(text)).toBe(false));

  test('sums are exact, whatever is added and in whatever order', () => {
    const fen = fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n });
    fc.assert(
      fc.property(fc.array(fen, { maxLength: 40 }), (amounts) => {
        const written = amounts.map(fromFen);
        const total = amounts.reduce((a, b) => a + b, 0n);
        expect(sum(written)).toBe(fromFen(total));
        expect(sum(written.toReversed())).toBe(fromFen(total));
      }),
    );
  });
});

describe('I-11 through the record', () => {
  const built: { world?: World } = {};
  beforeAll(async () => {
    built.world = await openWorld();
  });
  afterAll(() => built.world?.close());

  const register = async (investment: Readonly<Record<string, string>>) => {
    const { world } = built;
    if (!world) throw new Error('no world');
    const input = { ...basics(world), ownerUnit: world.unit('commerce'), investment };
    const { id } = await world.act('commerce', 'registerProject', null, input);
    return world.database.project.findUniqueOrThrow({ where: { id } });
  };

  test('amounts come back to the fen', async () => {
    const kept = await register({
      own: '9007199254740993.07',
      loan: '0.1',
      fiscal: '0.2',
      other: '0',
      total: '9007199254740993.37',
    });
    expect(kept.investmentOwn.toFixed(2)).toBe('9007199254740993.07');
    expect(kept.investmentTotal.toFixed(2)).toBe('9007199254740993.37');
  });

  test('one fen beside the sum of the sources is refused, and the field is named (4.2)', async () => {
    const one = { own: '0.1', loan: '0.2', fiscal: '0', other: '0' };
    await expect(register({ ...one, total: '0.3' })).resolves.toBeDefined();
    const refused = await register({ ...one, total: '0.31' }).then(() => null, resultOf);
    expect(refused).toMatchObject({ outcome: 'RULE', clause: '4.2', reason: 'SUM_DIFFERS' });
  });

  test('no source is negative', async () => {
    const sources = { own: '-1', loan: '2', fiscal: '0', other: '0', total: '1' };
    const refused = await register(sources).then(() => null, resultOf);
    expect(refused).toMatchObject({ outcome: 'RULE', reason: 'NEGATIVE' });
  });
});
