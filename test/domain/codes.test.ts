// Codes that others give: the unified social credit code with its check character
// (GB 32100-2015) and the shape of the national project code (GB/T 40058-2021).
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkCharacter,
  isCreditCode,
  tidyCreditCode,
} from '../../server/enterprise/credit-code.ts';
import { resultOf } from './judge.ts';
import { basics } from './make.ts';
import { useWorld } from './use-world.ts';
import { text } from './world.ts';

const VALID = [
  '91350100M000100Y43',
  '91330106673959654P',
  '91000000000000019G',
  '91000000000000027B',
  '91000000MA00000157',
] as const;
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

describe('the unified social credit code', () => {
  test.each(VALID)('%s is right', (code) => {
    expect(isCreditCode(code)).toBe(true);
    expect(checkCharacter(code.slice(0, 17))).toBe(code.charAt(17));
  });

  test('91110000100000000X should end in R', () => {
    expect(isCreditCode('91110000100000000X')).toBe(false);
    expect(checkCharacter('91110000100000000')).toBe('R');
    expect(isCreditCode('91110000100000000R')).toBe(true);
  });

  test.each([
    '',
    '91350100M000100Y4',
    '91350100M000100Y433',
    '91350100M000100Y4O',
    '9135O100M000100Y43',
    '91350100M000100I43',
    '91350100m000100y43',
  ])('%j is not', (code) => expect(isCreditCode(code)).toBe(false));

  test('any other check character is wrong', () => {
    for (const code of VALID) {
      const right = [...ALPHABET].filter((last) => isCreditCode(code.slice(0, 17) + last));
      expect(right).toEqual([code.charAt(17)]);
    }
  });

  test('every wrong character and every two neighbours changed about are noticed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...VALID),
        fc.nat(16),
        fc.constantFrom(...ALPHABET),
        (code, at, character) => {
          const changed = code.slice(0, at) + character + code.slice(at + 1);
          expect(isCreditCode(changed)).toBe(changed === code);
          const swapped =
            code.slice(0, at) + code.charAt(at + 1) + code.charAt(at) + code.slice(at + 2);
          expect(isCreditCode(swapped)).toBe(swapped === code);
        },
      ),
    );
  });

  test('the check character may be any of the 31', () => {
    const seen = new Set<string>();
    for (let n = 0; n < 2_000; n += 1)
      seen.add(checkCharacter(`91000000${String(n).padStart(9, '0')}`));
    expect([...seen].sort()).toEqual([...ALPHABET].sort());
  });

  test('what clerks type is put right: full width, small letters, spaces', () => {
    expect(tidyCreditCode(' 91350100 m000100y43 ')).toBe('91350100M000100Y43');
    expect(tidyCreditCode('９１３５０１００Ｍ０００１００Ｙ４３')).toBe('91350100M000100Y43');
  });
});

describe('through the record', () => {
  const { going: opened } = useWorld();

  test('an enterprise with a wrong code is refused at its field', async () => {
    const input = (code: string, creditCode: string) => ({
      code,
      creditCode,
      name: text('虚构企业'),
    });
    const world = opened();
    const refused = await world
      .act('office', 'registerEnterprise', null, input('wrong', '91110000100000000X'))
      .then(() => null, resultOf);
    expect(refused).toMatchObject({ outcome: 'RULE', reason: 'BAD_CREDIT_CODE' });
    const { id } = await world.act(
      'office',
      'registerEnterprise',
      null,
      input('wide', '９１０００００００００００００２７ｂ'),
    );
    const kept = await world.database.enterprise.findUniqueOrThrow({ where: { id } });
    expect(kept.creditCode).toBe('91000000000000027B');
  });

  const register = (nationalCode: string) => {
    const world = opened();
    return world
      .act('office', 'registerProject', null, {
        ...basics(world),
        ownerUnit: world.unit('commerce'),
        nationalCode,
      })
      .then(() => 'kept', resultOf);
  };

  test.each(['2111-110112-04-01-123456', '2026-110112-89-02-000001'])(
    'the project code %s has the shape',
    async (code) => expect(await register(code)).toBe('kept'),
  );

  test.each([
    '2111-110112-04-01-12345',
    '2111-11011-04-01-123456',
    '2111110112040112345 6',
    '2111-110112-04-01-12345X',
    '2111-110112-04-01-1234567',
    '２１１１-110112-04-01-123456',
  ])('%j has not', async (code) => {
    expect(await register(code)).toMatchObject({ outcome: 'VALIDATION' });
  });
});
