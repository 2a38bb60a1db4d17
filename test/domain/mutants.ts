import { AUTHORITIES } from '../../server/kernel/authority.ts';
import type { AnyRow, Noun, Who } from '../../server/kernel/lifecycle.ts';

/** A row with one thing in it turned round. */
export type Mutant = {
  readonly action: string;
  readonly what: string;
  readonly row: AnyRow;
};

const named = (who: Who): string => (typeof who === 'string' ? who : who.join('+'));

const whoMutants = (row: AnyRow): (readonly [string, AnyRow])[] => [
  ...row.who.map(
    (who) =>
      [`who without ${named(who)}`, { ...row, who: row.who.filter((one) => one !== who) }] as const,
  ),
  // A right that asks for the head, asked of anybody of the unit.
  ...row.who.flatMap((who) =>
    typeof who === 'string'
      ? []
      : [[`who ${who[0]} without the head`, { ...row, who: [who[0]] }] as const],
  ),
  ...row.who.flatMap((who) =>
    who === 'LEAD' || who === 'RESPONSIBLE' || who === 'ASSISTING'
      ? [
          [
            `who ${who} as head only`,
            { ...row, who: row.who.map((one) => (one === who ? ([who, 'HEAD'] as const) : one)) },
          ] as const,
        ]
      : [],
  ),
  ...AUTHORITIES.filter((one) => !row.who.some((who) => named(who).startsWith(one))).map(
    (one) => [`who with ${one}`, { ...row, who: [...row.who, one] }] as const,
  ),
];

// A row without any state would be one that creates.
const without = (from: readonly string[], state: string): readonly string[] => {
  const rest = from.filter((one) => one !== state);
  return rest.length > 0 ? rest : ['NOWHERE'];
};

const fromMutants = (row: AnyRow, states: readonly string[]): (readonly [string, AnyRow])[] =>
  row.from.length === 0
    ? []
    : states.map((state) =>
        row.from.includes(state)
          ? [`from without ${state}`, { ...row, from: without(row.from, state) }]
          : [`from with ${state}`, { ...row, from: [...row.from, state] }],
      );

const NEVER = { code: 'MUTANT' } as const;

const guardMutants = (row: AnyRow): (readonly [string, AnyRow])[] => {
  const { guard, together, ...rest } = row;
  return [
    ...(guard
      ? [
          ['guard gone', { ...rest, ...(together ? { together } : {}) }] as const,
          ['guard refuses always', { ...row, guard: () => NEVER }] as const,
        ]
      : []),
    ...(together ? [['together gone', { ...rest, ...(guard ? { guard } : {}) }] as const] : []),
  ];
};

/** Every single flip of who, from and guard of a noun's rows. */
export const mutantsOf = (noun: Noun): Mutant[] =>
  Object.entries(noun.lifecycle).flatMap(([action, row]) => {
    const states = noun.machines[row.machine ?? 'state']?.states ?? [];
    return [...whoMutants(row), ...fromMutants(row, states), ...guardMutants(row)].map(
      ([what, mutated]) => ({ action, what, row: mutated }),
    );
  });
