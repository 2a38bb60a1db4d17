import { isDay } from './calendar.ts';
import { isMoney } from './money.ts';
import type { Text } from './text.ts';

/**
 * What an action carries, declared once: the types, the validation, the GraphQL input and the
 * board's form all come from these fields.
 */
export type Field =
  | {
      readonly kind: 'line';
      readonly max: number;
      readonly pattern?: RegExp;
      readonly optional?: true;
    }
  | { readonly kind: 'text'; readonly max: number; readonly optional?: true }
  | { readonly kind: 'day'; readonly optional?: true }
  | { readonly kind: 'moment'; readonly optional?: true }
  | { readonly kind: 'money'; readonly optional?: true }
  | {
      readonly kind: 'integer';
      readonly min: number;
      readonly max: number;
      readonly optional?: true;
    }
  | { readonly kind: 'boolean'; readonly optional?: true }
  | {
      readonly kind: 'choice';
      readonly name: string;
      readonly options: readonly string[];
      readonly optional?: true;
    }
  | { readonly kind: 'ref'; readonly to: string; readonly optional?: true }
  | {
      readonly kind: 'list';
      readonly of: Field;
      readonly min: number;
      readonly max: number;
      readonly optional?: true;
    }
  | {
      readonly kind: 'group';
      readonly name: string;
      readonly fields: Fields;
      readonly optional?: true;
    };

export type Fields = { readonly [name: string]: Field };

type Plain<F extends Field> = F extends { kind: 'text' }
  ? Text
  : F extends { kind: 'moment' }
    ? Date
    : F extends { kind: 'integer' }
      ? number
      : F extends { kind: 'boolean' }
        ? boolean
        : F extends { kind: 'choice'; options: readonly (infer O)[] }
          ? O
          : F extends { kind: 'list'; of: infer Of extends Field }
            ? readonly Plain<Of>[]
            : F extends { kind: 'group'; fields: infer G extends Fields }
              ? InputOf<G>
              : string;

/** The value that validated fields have. Optional fields are null where nothing was given. */
export type InputOf<F extends Fields> = {
  readonly [K in keyof F]: F[K] extends { optional: true } ? Plain<F[K]> | null : Plain<F[K]>;
};

/** One thing wrong with an input: where, and a stable code with its values. */
export type InputProblem = {
  readonly path: readonly (string | number)[];
  readonly code: ProblemCode;
  readonly values?: Readonly<Record<string, unknown>>;
};

export const PROBLEM_CODES = [
  'REQUIRED',
  'TOO_LONG',
  'BAD_CHARACTER',
  'BAD_FORM',
  'NOT_A_DAY',
  'NOT_A_MOMENT',
  'NOT_AN_AMOUNT',
  'OUT_OF_RANGE',
  'NOT_A_CHOICE',
  'TOO_FEW',
  'TOO_MANY',
  'TWICE',
  'NOT_FOUND',
  'UNKNOWN_FIELD',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** A sentence or more in one or both languages; at most `max` characters each. */
export const text = (max = 2_000) => ({ kind: 'text', max }) as const;
/** One line of plain text: a number, a name, a code. */
export const line = (max = 200, pattern?: RegExp) =>
  ({ kind: 'line', max, ...(pattern ? { pattern } : {}) }) as const;
/** A Shanghai calendar day. */
export const day = () => ({ kind: 'day' }) as const;
/** A moment with offset. */
export const moment = () => ({ kind: 'moment' }) as const;
/** Decimal yuan. */
export const money = () => ({ kind: 'money' }) as const;
export const integer = (min: number, max: number) => ({ kind: 'integer', min, max }) as const;
export const yes = () => ({ kind: 'boolean' }) as const;
/** One of a vocabulary; `name` is its name in the API. */
export const choice = <const O extends readonly string[]>(name: string, options: O) =>
  ({ kind: 'choice', name, options }) as const;
/** Another node, by id. */
export const ref = (to: string) => ({ kind: 'ref', to }) as const;
export const list = <const F extends Field>(of: F, min = 1, max = 50) =>
  ({ kind: 'list', of, min, max }) as const;
/** Several fields that belong together; `name` is the input type's name in the API. */
export const group = <const F extends Fields>(name: string, fields: F) =>
  ({ kind: 'group', name, fields }) as const;
export const optional = <const F extends Field>(field: F) =>
  ({ ...field, optional: true }) as F & { readonly optional: true };

// Control characters forge log lines and PostgreSQL refuses NUL; line breaks and tabs are fine in a text.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u0085\u2028\u2029]/;

const isClean = (value: string, isOneLine: boolean): boolean =>
  value.isWellFormed() && !CONTROL.test(value) && !(isOneLine && /[\r\n\t]/.test(value));

type Report = (
  path: InputProblem['path'],
  code: ProblemCode,
  values?: InputProblem['values'],
) => null;

const readText = (raw: unknown, max: number, path: InputProblem['path'], report: Report) => {
  if (typeof raw !== 'object' || raw === null) return report(path, 'REQUIRED');
  const given: { zh?: string; en?: string } = {};
  for (const language of ['zh', 'en'] as const) {
    const part: unknown = Reflect.get(raw, language);
    if (typeof part !== 'string' || part.trim() === '') continue;
    if (!isClean(part, false)) return report([...path, language], 'BAD_CHARACTER');
    if (part.length > max) return report([...path, language], 'TOO_LONG', { max });
    given[language] = part.trim();
  }
  return given.zh === undefined && given.en === undefined ? report(path, 'REQUIRED') : given;
};

const readLine = (
  raw: unknown,
  field: Extract<Field, { kind: 'line' }>,
  path: InputProblem['path'],
  report: Report,
) => {
  if (typeof raw !== 'string' || raw.trim() === '') return report(path, 'REQUIRED');
  if (!isClean(raw, true)) return report(path, 'BAD_CHARACTER');
  const value = raw.trim();
  if (value.length > field.max) return report(path, 'TOO_LONG', { max: field.max });
  return field.pattern && !field.pattern.test(value) ? report(path, 'BAD_FORM') : value;
};

const readMoment = (raw: unknown, path: InputProblem['path'], report: Report) => {
  const value = raw instanceof Date ? raw : new Date(typeof raw === 'string' ? raw : Number.NaN);
  return Number.isNaN(value.getTime()) ? report(path, 'NOT_A_MOMENT') : value;
};

const readList = (
  raw: unknown,
  field: Extract<Field, { kind: 'list' }>,
  path: InputProblem['path'],
  report: Report,
) => {
  if (!Array.isArray(raw)) return report(path, 'REQUIRED');
  if (raw.length < field.min) return report(path, 'TOO_FEW', { min: field.min });
  if (raw.length > field.max) return report(path, 'TOO_MANY', { max: field.max });
  const values = raw.map((item, index) => readField(item, field.of, [...path, index], report));
  const twice =
    field.of.kind === 'ref' ? values.findIndex((v, i) => v !== null && values.indexOf(v) < i) : -1;
  return twice === -1 ? values : report([...path, twice], 'TWICE');
};

const readField = (
  raw: unknown,
  field: Field,
  path: InputProblem['path'],
  report: Report,
): unknown => {
  const isMissing = raw === undefined || raw === null || raw === '';
  if (isMissing) return field.optional ? null : report(path, 'REQUIRED');
  switch (field.kind) {
    case 'text':
      return readText(raw, field.max, path, report);
    case 'line':
      return readLine(raw, field, path, report);
    case 'day':
      return typeof raw === 'string' && isDay(raw) ? raw : report(path, 'NOT_A_DAY');
    case 'moment':
      return readMoment(raw, path, report);
    case 'money':
      return typeof raw === 'string' && isMoney(raw) ? raw : report(path, 'NOT_AN_AMOUNT');
    case 'integer':
      return Number.isInteger(raw) && Number(raw) >= field.min && Number(raw) <= field.max
        ? raw
        : report(path, 'OUT_OF_RANGE', { min: field.min, max: field.max });
    case 'boolean':
      return typeof raw === 'boolean' ? raw : report(path, 'BAD_FORM');
    case 'choice':
      return field.options.includes(String(raw)) ? raw : report(path, 'NOT_A_CHOICE');
    case 'ref':
      return typeof raw === 'string' && UUID.test(raw) ? raw : report(path, 'NOT_FOUND');
    case 'list':
      return readList(raw, field, path, report);
    case 'group':
      return readFields(raw, field.fields, path, report);
  }
};

const readFields = (
  raw: unknown,
  fields: Fields,
  path: InputProblem['path'],
  report: Report,
): Record<string, unknown> | null => {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    return report(path, 'REQUIRED');
  for (const name of Object.keys(raw)) {
    if (!Object.hasOwn(fields, name)) report([...path, name], 'UNKNOWN_FIELD');
  }
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [
      name,
      readField(
        Object.hasOwn(raw, name) ? Reflect.get(raw, name) : null,
        field,
        [...path, name],
        report,
      ),
    ]),
  );
};

/** The form of an id of the record, in the path of the database. */
export const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Checks and tidies what was sent. All problems are told at once. */
export const readInput = <F extends Fields>(
  raw: unknown,
  fields: F,
): { readonly value: InputOf<F>; readonly problems: readonly InputProblem[] } => {
  const problems: InputProblem[] = [];
  const report: Report = (path, code, values) => {
    problems.push({ path, code, ...(values ? { values } : {}) });
    return null;
  };
  // Unsound only while there are problems, and then nobody uses the value.
  const value = readFields(raw ?? {}, fields, [], report) as unknown as InputOf<F>;
  return { value, problems };
};

/** Every reference in a value, with its path: `(path, type, id)`. */
export const refsIn = (
  value: unknown,
  field: Field | { readonly kind: 'group'; readonly name: string; readonly fields: Fields },
  path: readonly (string | number)[] = [],
): { readonly path: readonly (string | number)[]; readonly to: string; readonly id: string }[] => {
  if (value === null || value === undefined) return [];
  if (field.kind === 'ref') return [{ path, to: field.to, id: String(value) }];
  if (field.kind === 'list' && Array.isArray(value))
    return value.flatMap((item, index) => refsIn(item, field.of, [...path, index]));
  if (field.kind === 'group' && typeof value === 'object')
    return Object.entries(field.fields).flatMap(([name, inner]) =>
      refsIn(Reflect.get(value, name), inner, [...path, name]),
    );
  return [];
};
