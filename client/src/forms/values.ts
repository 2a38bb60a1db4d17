import type { Written } from '../words/format.ts';

/** One field of a form as the API describes it. */
export type FormField = {
  readonly name: string;
  readonly kind: string;
  readonly label: Written;
  readonly isRequired: boolean;
  /** Characters at most. */
  readonly max?: number | null;
  readonly refType?: string | null;
  readonly options?: readonly { readonly value: string; readonly label: Written }[];
  /** What each item of a list is. */
  readonly item?: FormField | null;
  /** Of an object. */
  readonly fields?: readonly FormField[];
};

/** What is typed so far, in the shape of the input. */
export type Values = Readonly<Record<string, unknown>>;

/** Where a value stands in a form: names of fields, and places in lists from 0. */
export type Path = readonly (string | number)[];

/** The element id of a field, also where its error leads to; `prefix` tells the forms of one page apart. */
export const fieldId = (path: Path, prefix = 'field'): string => `${prefix}-${path.join('-')}`;

/** Whether something holds values by name. */
export const isRecord = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The values that something holds by name, or none. */
export const recordOf = (value: unknown): Values => (isRecord(value) ? value : {});

/** Whether two values hold the same. */
export const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What a field holds before anybody types; `given` is what it is prefilled with. */
export const initialOf = (field: FormField, given?: unknown): unknown => {
  switch (field.kind) {
    case 'OBJECT':
      return initialValues(field.fields ?? [], recordOf(given));
    case 'LIST':
      return listOf(field, Array.isArray(given) ? given : []);
    case 'TEXT':
      return isRecord(given) ? { zh: given['zh'] ?? '', en: given['en'] ?? '' } : {};
    case 'BOOLEAN':
      return given === true;
    case 'DATE_TIME':
      return typeof given === 'string' ? toLocal(given) : '';
    default:
      return given === null || given === undefined ? '' : String(given);
  }
};

const listOf = ({ item, isRequired }: FormField, given: readonly unknown[]): readonly unknown[] => {
  if (!item) return [];
  return given.length === 0 && isRequired
    ? [initialOf(item)]
    : given.map((one) => initialOf(item, one));
};

/** What a form holds before anybody types: the prefilled values. */
export const initialValues = (fields: readonly FormField[], given: Values = {}): Values =>
  Object.fromEntries(fields.map((field) => [field.name, initialOf(field, given[field.name])]));

// People read and write Shanghai time wherever their machine stands.
const toLocal = (iso: string): string => {
  const at = Date.parse(iso);
  return Number.isNaN(at) ? '' : new Date(at + 8 * 3_600_000).toISOString().slice(0, 16);
};

const textInput = (value: unknown): unknown => {
  if (!isRecord(value)) return null;
  const given = Object.fromEntries(
    ['zh', 'en'].flatMap((language) => {
      const text = value[language];
      return typeof text === 'string' && text.trim() !== '' ? [[language, text.trim()]] : [];
    }),
  );
  return Object.keys(given).length === 0 ? null : given;
};

const inputOf = (field: FormField, value: unknown): unknown => {
  switch (field.kind) {
    case 'OBJECT':
      return objectInput(field, value);
    case 'LIST':
      return (Array.isArray(value) ? value : [])
        .map((one) => (field.item ? inputOf(field.item, one) : null))
        .filter((one) => one !== null);
    case 'TEXT':
      return textInput(value);
    case 'BOOLEAN':
      return value === true;
    case 'INTEGER':
      return value === '' ? null : Number(value);
    case 'DATE_TIME':
      return value === '' || typeof value !== 'string' ? null : `${value}:00+08:00`;
    case 'DECIMAL':
      return typeof value === 'string' ? value.replaceAll(/[,，\s]/g, '') || null : null;
    default:
      return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
  }
};

const objectInput = (field: FormField, value: unknown): Values | null => {
  const input = toInput(field.fields ?? [], recordOf(value));
  const hasAny = Object.values(input).some(
    (part) => part !== false && !(isRecord(part) && Object.keys(part).length === 0),
  );
  return hasAny || field.isRequired ? input : null;
};

/** What is sent: the values without what was left empty. */
export const toInput = (fields: readonly FormField[], values: Values): Values =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const input = inputOf(field, values[field.name]);
      return input === null || (isBlank(input) && !field.isRequired) ? [] : [[field.name, input]];
    }),
  );

const isBlank = (input: unknown) => input === null || (Array.isArray(input) && input.length === 0);

const missingIn = (field: FormField, value: unknown, path: Path): readonly Path[] => {
  if (field.kind === 'OBJECT') {
    if (!field.isRequired && objectInput(field, value) === null) return [];
    return missingPaths(field.fields ?? [], recordOf(value), path);
  }
  const { item } = field;
  if (field.kind === 'LIST' && item && Array.isArray(value) && value.length > 0)
    return value.flatMap((one: unknown, index) => missingIn(item, one, [...path, index]));
  if (!field.isRequired || field.kind === 'BOOLEAN') return [];
  return isBlank(inputOf(field, value)) ? [path] : [];
};

/** Required fields that hold nothing, by path. */
export const missingPaths = (
  fields: readonly FormField[],
  values: Values,
  path: Path = [],
): readonly Path[] =>
  fields.flatMap((field) => missingIn(field, values[field.name], [...path, field.name]));

/** The values with one place changed. */
export const withValue = (values: unknown, path: Path, value: unknown): unknown => {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (typeof key === 'number' && Array.isArray(values))
    return values.map((item: unknown, index) =>
      index === key ? withValue(item, rest, value) : item,
    );
  const record = recordOf(values);
  return { ...record, [key]: withValue(record[key], rest, value) };
};

/** Choices up to this many are all shown at once. */
export const MOST_RADIOS = 4;

const SEARCHED = ['Unit', 'Person', 'Project', 'Issue', 'Enterprise', 'Meeting', 'Decision'];

/** Named by one of many: found by typing. */
export const isSearched = ({ kind, refType }: FormField): boolean =>
  kind === 'REF' && SEARCHED.includes(refType ?? '');
