import type { InputFieldBuilder, InputFieldRef } from '@pothos/core';
import type { Field, Fields } from '../kernel/input.ts';
import type { NounWords } from '../kernel/lifecycle.ts';
import type { Words } from '../kernel/text.ts';
import { builder, type Types } from './builder.ts';
import { fromGlobalId, globalId } from './ids.ts';
import { TextInput } from './scalars.ts';

type InputBuilder = InputFieldBuilder<Types, 'InputObject'>;

const named = new Map<string, object>();

/** Builds an input or enum type once, whichever rows use it. */
const once = <Type extends object>(name: string, build: () => Type): Type => {
  const known = named.get(name);
  if (known) return known as Type;
  const built = build();
  named.set(name, built);
  return built;
};

export const both = ({ zh, en }: Words): string => `${en} · ${zh}`;

/** The enum of a vocabulary. The same vocabulary gives the same enum everywhere. */
export const enumOf = (
  name: string,
  description: string,
  values: Readonly<Record<string, Words>>,
) =>
  once(name, () =>
    builder.enumType(name, {
      description,
      values: Object.fromEntries(
        Object.entries(values).map(([value, words]) => [value, { description: both(words) }]),
      ),
    }),
  );

const HINTS: Readonly<Record<Field['kind'], (field: Field) => string>> = {
  line: (field) => (field.kind === 'line' ? `One line, at most ${field.max} characters` : ''),
  text: (field) => (field.kind === 'text' ? `At most ${field.max} characters` : ''),
  day: () => 'A Shanghai calendar day',
  moment: () => 'With offset',
  money: () => 'Decimal yuan',
  integer: (field) => (field.kind === 'integer' ? `From ${field.min} to ${field.max}` : ''),
  boolean: () => 'Yes or no',
  choice: () => 'One of the vocabulary',
  ref: (field) => (field.kind === 'ref' ? `Global id of a ${field.to}` : ''),
  list: (field) => (field.kind === 'list' ? `From ${field.min} to ${field.max} of them` : ''),
  group: () => 'Belong together',
};

const typeOf = (field: Field, words: NounWords): unknown => {
  switch (field.kind) {
    case 'line':
      return 'String';
    case 'text':
      return TextInput;
    case 'day':
      return 'Date';
    case 'moment':
      return 'DateTime';
    case 'money':
      return 'Decimal';
    case 'integer':
      return 'Int';
    case 'boolean':
      return 'Boolean';
    case 'ref':
      return 'ID';
    case 'choice':
      return enumOf(
        field.name,
        `Vocabulary of ${words.name.en.toLowerCase()}`,
        Object.fromEntries(
          field.options.map((option) => [
            option,
            words.choices?.[field.name]?.[option] ?? { zh: option, en: option },
          ]),
        ),
      );
    case 'group':
      return once(field.name, () =>
        builder.inputType(field.name, {
          description: `Part of an action on ${words.name.en.toLowerCase()}.`,
          fields: (t) => inputFields(t, field.fields, words),
        }),
      );
    case 'list':
      return [typeOf(field.of, words)];
  }
};

/** GraphQL input fields of a row's declared fields. */
export const inputFields = (
  t: InputBuilder,
  fields: Fields,
  words: NounWords,
): Record<string, InputFieldRef<Types, unknown>> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [
      name,
      t.field({
        type: typeOf(field, words) as 'String',
        required: !field.optional,
        description: `${both(words.fields[name] ?? { zh: name, en: name })}. ${HINTS[field.kind](field)}.`,
      }),
    ]),
  );

/** Global ids into the record's own; one of another type becomes what no id can be. */
export const decodeRefs = (value: unknown, field: Field): unknown => {
  if (value === null || value === undefined) return value;
  if (field.kind === 'ref') {
    const id = fromGlobalId(String(value));
    return id?.type === field.to ? id.id : '?';
  }
  if (field.kind === 'list' && Array.isArray(value))
    return value.map((item) => decodeRefs(item, field.of));
  if (field.kind === 'group' && typeof value === 'object') return decodeFields(value, field.fields);
  return value;
};

export const decodeFields = (value: object, fields: Fields): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
      return [name, field ? decodeRefs(inner, field) : inner];
    }),
  );

/** The other way, for values that fill a form. */
export const encodeRefs = (value: unknown, field: Field): unknown => {
  if (value === null || value === undefined) return null;
  if (field.kind === 'ref') return globalId(field.to, String(value));
  if (field.kind === 'list' && Array.isArray(value))
    return value.map((item) => encodeRefs(item, field.of));
  if (field.kind === 'group' && typeof value === 'object') return encodeFields(value, field.fields);
  return value;
};

export const encodeFields = (value: object, fields: Fields): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) => {
      const field = fields[name];
      return field ? [[name, encodeRefs(inner, field)]] : [];
    }),
  );

/** Which way each key of an order runs. */
export const Direction = builder.enumType('Direction', {
  description: 'Which way an order runs.',
  values: {
    ASC: { description: 'Smallest or earliest first' },
    DESC: { description: 'Largest or latest first' },
  },
});
