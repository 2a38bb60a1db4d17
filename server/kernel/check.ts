import type { Clause } from './clauses.ts';
import { CLAUSES } from './clauses.ts';
import type { Field, Fields } from './input.ts';
import { ANY, type AnyRow, type Machine, type Noun } from './lifecycle.ts';
import type { Words } from './text.ts';

type Problem = string;

/**
 * What is wrong with the tables of a product: unreachable or dead states, rows without a clause,
 * causes that are not declared or do not exist, words that are missing in a language. Empty when
 * all is well; the app refuses to start otherwise.
 */
export const problemsOf = (nouns: readonly Noun[]): readonly Problem[] => {
  const actions = new Set(nouns.flatMap(({ lifecycle }) => Object.keys(lifecycle)));
  const twice = nouns
    .flatMap(({ lifecycle }) => Object.keys(lifecycle))
    .filter((name, index, all) => all.indexOf(name) !== index);
  return [
    ...twice.map((name) => `${name} is the name of two actions`),
    ...nouns.flatMap((noun) => [
      ...Object.entries(noun.machines).flatMap(([name, machine]) =>
        machineProblems(noun, name, machine),
      ),
      ...Object.entries(noun.lifecycle).flatMap(([name, row]) =>
        rowProblems(noun, name, row, actions),
      ),
    ]),
  ];
};

const machineOf = (row: AnyRow): string => row.machine ?? 'state';

const machineProblems = (noun: Noun, name: string, machine: Machine): Problem[] => {
  const rows = Object.values(noun.lifecycle).filter((row) => machineOf(row) === name);
  const moves = rows.flatMap((row) =>
    row.to.flatMap((to) =>
      row.from.length === 0 ? [[null, to]] : row.from.map((from) => [from, to]),
    ),
  );
  const given = new Set(machine.byEffect ?? []);
  const creates = Object.values(noun.lifecycle).filter((row) => row.from.length === 0);
  const start = [
    ...creates.filter((row) => machineOf(row) === name).flatMap((row) => row.to),
    // A second machine starts in its first state.
    ...(creates.some((row) => machineOf(row) !== name) ? machine.states.slice(0, 1) : []),
    ...given,
  ];
  const reached = new Set(start);
  for (let size = -1; size !== reached.size; ) {
    size = reached.size;
    for (const [from, to] of moves) if (from && to && reached.has(from)) reached.add(to);
  }
  const hasEffects = given.size > 0;
  return machine.states.flatMap((state) => {
    const isFinal = machine.final.includes(state);
    const goesOut =
      moves.some(([from, to]) => from === state && to !== state) || (hasEffects && !isFinal);
    return [
      ...(reached.has(state) ? [] : [`${noun.type}.${name}: ${state} has no way in`]),
      ...(isFinal || goesOut ? [] : [`${noun.type}.${name}: ${state} has no way out`]),
      ...(isFinal && goesOut ? [`${noun.type}.${name}: ${state} is final and has a way out`] : []),
      ...wordProblems(noun.words.states[state], `${noun.type} state ${state}`),
    ];
  });
};

const rowProblems = (
  noun: Noun,
  name: string,
  row: AnyRow,
  actions: ReadonlySet<string>,
): Problem[] => {
  const machine = noun.machines[machineOf(row)];
  const states = [...row.from, ...row.to].filter((state) => state !== ANY);
  return [
    ...(CLAUSES.includes(row.clause as Clause) ? [] : [`${name} has no clause`]),
    ...(row.who.length === 0 ? [`${name} is nobody's`] : []),
    ...states
      .filter((state) => !machine?.states.includes(state))
      .map((state) => `${name} names the unknown state ${state}`),
    ...(row.to.length > 1 && !row.pick
      ? [`${name} has several states to go to and picks none`]
      : []),
    ...(row.mode === 'append' &&
    row.to.length > 0 &&
    row.from.length > 0 &&
    machine &&
    !isQuiet(row)
      ? [`${name} moves the state without deciding`]
      : []),
    ...[...(row.causes ?? []), ...(row.then ?? [])]
      .filter((other) => !actions.has(other))
      .map((other) => `${name} causes the unknown action ${other}`),
    ...wordProblems(noun.words.actions[name], `action ${name}`),
    ...fieldProblems(noun, row.input, name),
  ];
};

/** A state that only one unit can bring about once may move under the root's lock alone. */
const isQuiet = (row: AnyRow): boolean => row.from.length === 1 && row.who.length === 1;

const fieldProblems = (noun: Noun, fields: Fields, where: string): Problem[] =>
  Object.entries(fields).flatMap(([name, field]) => [
    ...wordProblems(noun.words.fields[name], `${where} field ${name}`),
    ...innerProblems(noun, field, where),
  ]);

const innerProblems = (noun: Noun, field: Field, where: string): Problem[] => {
  if (field.kind === 'list') return innerProblems(noun, field.of, where);
  if (field.kind === 'group') return fieldProblems(noun, field.fields, where);
  if (field.kind !== 'choice') return [];
  return field.options.flatMap((option) =>
    wordProblems(noun.words.choices?.[field.name]?.[option], `${field.name} ${option}`),
  );
};

const wordProblems = (words: Words | undefined, what: string): Problem[] =>
  words?.zh && words.en ? [] : [`${what} has no words in ${words?.zh ? 'English' : 'Chinese'}`];
