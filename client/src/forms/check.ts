import type { FormWords } from '../words/forms.ts';
import type { Dictionary } from '../words/zh.ts';
import { isYuan } from './money.ts';
import { type FormField, isRecord, missingPaths, type Path, type Values } from './values.ts';

/** Something wrong with a form, at the field where it can be mended. */
export type Problem = { readonly path: Path; readonly message: string };

type Say = { readonly words: Dictionary; readonly say: FormWords };

const longest = (value: unknown): number => {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  return Math.max(0, ...Object.values(value).map((part) => String(part ?? '').length));
};

const isWritten = (value: unknown): value is string => typeof value === 'string' && value !== '';

const ownProblem = ({ kind, max }: FormField, value: unknown, say: FormWords): string | null => {
  if ((kind === 'TEXT' || kind === 'LINE') && max && longest(value) > max) return say.tooLong(max);
  if (kind === 'DECIMAL' && isWritten(value) && !isYuan(value)) return say.notAmount;
  if (kind === 'INTEGER' && isWritten(value) && !Number.isInteger(Number(value)))
    return say.notWhole;
  return null;
};

const problemsIn = (field: FormField, value: unknown, path: Path, say: FormWords): Problem[] => {
  const { item, fields } = field;
  if (fields && fields.length > 0 && isRecord(value))
    return fields.flatMap((part) => problemsIn(part, value[part.name], [...path, part.name], say));
  if (item && Array.isArray(value))
    return value.flatMap((one: unknown, index) => problemsIn(item, one, [...path, index], say));
  const message = ownProblem(field, value, say);
  return message ? [{ path, message }] : [];
};

/** All that can be found wrong without asking the server; the server judges the rest. */
export const problemsOf = (
  fields: readonly FormField[],
  values: Values,
  { words, say }: Say,
): readonly Problem[] => [
  ...missingPaths(fields, values).map((path) => ({ path, message: words.form.required })),
  ...fields.flatMap((field) => problemsIn(field, values[field.name], [field.name], say)),
];

/** What stands at a path of the values. */
export const valueAt = (values: unknown, [key, ...rest]: Path): unknown => {
  if (key === undefined) return values;
  const inner: unknown =
    typeof values === 'object' && values !== null ? Reflect.get(values, String(key)) : undefined;
  return valueAt(inner, rest);
};

/** A problem inside a text belongs to the text's field. */
export const atField = ({ path, message }: Problem): Problem => {
  const last = path.at(-1);
  return { path: last === 'zh' || last === 'en' ? path.slice(0, -1) : path, message };
};

/** Whether two paths lead to the same field. */
export const isSamePath = (a: Path, b: Path): boolean => a.join('.') === b.join('.');
