/**
 * Who may do what, when: written by hand from the regulation, never from the rows that it judges.
 * `table-project.ts`, `table-issue.ts` and `table-request.ts` hold one grid a noun, this file says
 * how to read one.
 *
 * A line is an action, a column a situation, a cell the letters of those who may.
 *
 * | cell     | those of `who` named in it | the others of `who`                                |
 * |----------|----------------------------|----------------------------------------------------|
 * | `EO`     | allowed                    | FORBIDDEN: somebody else could now                 |
 * | `.`      | –                          | RULE, the state is another one                     |
 * | `!6.8`   | –                          | RULE, the state is right and a condition of 6.8 is not |
 * | `C!3.1`  | allowed                    | RULE, a condition of 3.1                           |
 * | `L~6.5`  | allowed                    | RULE, a condition of 6.5 on what is sent: the      |
 * |          |                            | action is theirs, with something else in it        |
 * | `?`      | the regulation is silent, nothing is asked of those of `who`                    |
 *
 * Whoever stands in `who` as a small letter has the action only sometimes (by rule, or where the
 * office's own bureau leads): in another state FORBIDDEN and RULE are both right for them.
 * Whoever is not in `who` is FORBIDDEN, whoever does not see the subject gets NOT_FOUND, always.
 * Each refusal names the action's clause (`|` where the regulation gives several) or the cell's.
 */
export const ROLES = {
  C: 'CHAIR',
  E: 'EXECUTIVE_CHAIR',
  O: 'OFFICE',
  /** Of a member unit that has nothing to do with the matter. */
  M: 'MEMBER',
  /** Of the township of the project's address, which is not its owner. */
  T: 'TOWNSHIP',
  W: 'OWNER',
  /** A clerk of the lead unit. */
  L: 'LEAD',
  /** The head of the lead unit. */
  H: 'LEAD_HEAD',
  /** Of a responsible unit that does not lead. */
  R: 'RESPONSIBLE',
  S: 'ASSISTING',
  /** Of the project's enterprise. */
  A: 'APPLICANT',
  G: 'GOVERNMENT',
  V: 'SUPERVISOR',
  N: 'ANALYST',
  D: 'ADMIN',
  /** Of another township. */
  U: 'UNRELATED',
  /** The product itself: the clock, or what another action causes. */
  X: 'SYSTEM',
  /** An open meeting. Nobody can hold one yet, so it is asked of the decision alone. */
  Y: 'SESSION',
} as const;
export type Letter = keyof typeof ROLES;
export type Role = (typeof ROLES)[Letter];

export const LETTERS = Object.keys(ROLES) as Letter[];

/** What must come out; `null` where the regulation is silent. */
export type Expected =
  | 'allowed'
  | { readonly refused: 'NOT_FOUND' }
  | { readonly refused: 'FORBIDDEN'; readonly clauses: readonly string[] }
  | {
      readonly refused: 'RULE';
      readonly clauses: readonly string[];
      readonly by: 'STATE' | 'CONDITION';
      /** What was sent is at fault: the action is offered all the same. */
      readonly isOffered?: true;
      /** Refused by the state: where it is possible, and where it certainly is not. */
      readonly possible?: readonly string[];
      readonly impossible?: readonly string[];
    };

export type Cell = {
  readonly noun: string;
  readonly action: string;
  readonly situation: string;
  readonly role: Role;
  /** The state of that situation, of the machine that the action is about. */
  readonly state: string;
  /** Any one of them is right. None: the regulation is silent. */
  readonly expected: readonly Expected[];
};

/** The grid of one noun. */
export type Grid = {
  readonly noun: string;
  /** Per situation the letters of those who see the subject; a small letter: silent. */
  readonly sees: Readonly<Record<string, string>>;
  readonly lines: readonly Line[];
};

type Line = {
  readonly action: string;
  readonly clauses: readonly string[];
  readonly who: string;
  readonly cells: Readonly<Record<string, string>>;
  readonly states: Readonly<Record<string, string>>;
};

/**
 * Reads a grid as it is written: a head line, a line `sees`, then the actions. A line that begins
 * with `=` tells each situation's state, of the machine that the lines below it are about.
 */
export const gridOf = (noun: string, text: string): Grid => {
  const [head = [], sees = [], ...rest] = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(/\s+/));
  const situations = head.slice(3);
  const byName = (cells: readonly string[]) =>
    Object.fromEntries(
      situations.map((name, index) => {
        const cell = cells[index];
        if (cell === undefined) throw new Error(`${noun}: no cell ${name} in ${cells.join(' ')}`);
        return [name, cell];
      }),
    );
  const lines: Line[] = [];
  let states: Readonly<Record<string, string>> = {};
  for (const [action = '', clauses = '', who = '', ...cells] of rest) {
    if (cells.length !== situations.length)
      throw new Error(`${action}: ${cells.length} cells for ${situations.length} situations`);
    if (action.startsWith('=')) states = byName(cells);
    else lines.push({ action, clauses: clauses.split('|'), who, cells: byName(cells), states });
  }
  return { noun, sees: byName(sees.slice(3)), lines };
};

/** In which states a line is possible, and in which it is not. What is silent is in neither. */
const statesOf = ({ cells, states }: Line) => {
  const told = (is: (cell: string) => boolean) =>
    new Set(
      Object.keys(cells).flatMap((name) => (is(cells[name] ?? '?') ? (states[name] ?? []) : [])),
    );
  const possible = told((cell) => cell !== '.' && cell !== '?');
  const silent = told((cell) => cell === '?');
  return {
    possible: [...possible],
    impossible: [...told((cell) => cell === '.')].filter(
      (state) => !possible.has(state) && !silent.has(state),
    ),
  };
};

const expectedIn = (line: Line, cell: string, sees: string, letter: Letter): Expected[] => {
  const { clauses, who } = line;
  const forbidden = { refused: 'FORBIDDEN', clauses } as const;
  const hidden = { refused: 'NOT_FOUND' } as const;
  const isNobody = letter === 'X' || letter === 'Y';
  if (!isNobody && sees.includes(letter.toLowerCase())) return [hidden, forbidden];
  if (!isNobody && !sees.includes(letter)) return [hidden];
  const isAlways = who.includes(letter);
  const isSometimes = who.includes(letter.toLowerCase());
  if (!isAlways && !isSometimes) return [forbidden];
  if (cell === '?') return [];
  if (cell === '.') {
    const state = { refused: 'RULE', clauses, by: 'STATE', ...statesOf(line) } as const;
    return isSometimes ? [state, forbidden] : [state];
  }
  const [letters = '', condition] = cell.split(/[!~]/);
  if (letters.includes(letter)) return ['allowed'];
  if (condition === undefined) return [forbidden];
  const rule = {
    refused: 'RULE',
    clauses: condition.split('|'),
    by: 'CONDITION',
    ...(cell.includes('~') ? ({ isOffered: true } as const) : {}),
  } as const;
  return isSometimes ? [rule, forbidden] : [rule];
};

/** All cells of a grid: situation × action × role. */
export const cellsOf = ({ noun, sees, lines }: Grid): Cell[] =>
  Object.entries(sees).flatMap(([situation, seers]) =>
    lines.flatMap((line) =>
      LETTERS.map((letter) => ({
        noun,
        action: line.action,
        situation,
        role: ROLES[letter],
        state: line.states[situation] ?? '',
        expected: expectedIn(line, line.cells[situation] ?? '?', seers, letter),
      })),
    ),
  );

/** Whether the action is offered to the role: null where the regulation is silent. */
export const isOffered = ({ expected }: Cell): boolean | null => {
  const [one, ...others] = expected;
  if (one === undefined || others.length > 0) return null;
  return one === 'allowed' || (one.refused === 'RULE' && one.isOffered === true);
};
