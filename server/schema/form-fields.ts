import type { Field } from '../kernel/input.ts';
import type { NounWords } from '../kernel/lifecycle.ts';
import type { Words } from '../kernel/text.ts';
import { builder } from './builder.ts';
import { enumOf } from './inputs.ts';

/** A field of an action's input, with the words that it is told in. */
type FormField = {
  readonly name: string;
  readonly field: Field;
  readonly words: NounWords;
  /** Whose form it stands in: a word may be of one action only. */
  readonly action: string;
};

const FieldKind = enumOf('ActionFieldKind', 'What a form field takes.', {
  LINE: { zh: '一行文字', en: 'One line' },
  TEXT: { zh: '文字', en: 'A text in Chinese or English' },
  DATE: { zh: '日期', en: 'A day' },
  DATE_TIME: { zh: '时间', en: 'A moment' },
  DECIMAL: { zh: '金额', en: 'Yuan' },
  INTEGER: { zh: '整数', en: 'A whole number' },
  BOOLEAN: { zh: '是否', en: 'Yes or no' },
  CHOICE: { zh: '选项', en: 'One of several' },
  REF: { zh: '选择记录', en: 'Another node' },
  LIST: { zh: '多项', en: 'Several' },
  OBJECT: { zh: '一组', en: 'Fields that belong together' },
});

const KIND_OF: Readonly<Record<Field['kind'], string>> = {
  line: 'LINE',
  text: 'TEXT',
  day: 'DATE',
  moment: 'DATE_TIME',
  money: 'DECIMAL',
  integer: 'INTEGER',
  boolean: 'BOOLEAN',
  choice: 'CHOICE',
  ref: 'REF',
  list: 'LIST',
  group: 'OBJECT',
};

const ActionOption = builder.objectRef<{ value: string; label: Words }>('ActionOption').implement({
  description: 'One of the values that a form field takes.',
  fields: (t) => ({
    value: t.exposeString('value', { description: 'What is sent' }),
    label: t.field({
      type: 'Text',
      description: 'What people read',
      resolve: ({ label }) => label,
    }),
  }),
});

/** A form field in the API. */
export const ActionField = builder.objectRef<FormField>('ActionField');
ActionField.implement({
  description: 'One field of an action’s input, as a form needs it.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Name in the input' }),
    kind: t.field({
      type: FieldKind,
      description: 'What it takes',
      resolve: ({ field }) => KIND_OF[field.kind],
    }),
    label: t.field({
      type: 'Text',
      description: 'What people read',
      resolve: ({ name, words, action }) =>
        words.fields[`${action}.${name}`] ?? words.fields[name] ?? { zh: name, en: name },
    }),
    isRequired: t.boolean({
      description: 'Whether it must be filled',
      resolve: ({ field }) => !field.optional,
    }),
    max: t.int({
      nullable: true,
      description: 'Characters, items or value at most',
      resolve: ({ field }) => ('max' in field ? field.max : null),
    }),
    min: t.int({
      nullable: true,
      description: 'Items or value at least',
      resolve: ({ field }) => ('min' in field ? field.min : null),
    }),
    refType: t.string({
      nullable: true,
      description: 'Type of the node it names',
      resolve: ({ field }) => (field.kind === 'ref' ? field.to : null),
    }),
    options: t.field({
      type: [ActionOption],
      description: 'Values of a choice',
      complexity: { field: 1, multiplier: 4 },
      resolve: ({ field, words }) =>
        field.kind === 'choice'
          ? field.options.map((value) => ({
              value,
              label: words.choices?.[field.name]?.[value] ?? { zh: value, en: value },
            }))
          : [],
    }),
    item: t.field({
      type: ActionField,
      nullable: true,
      description: 'What each item of a list is',
      resolve: ({ name, field, words, action }) =>
        field.kind === 'list' ? { name, field: field.of, words, action } : null,
    }),
    fields: t.field({
      type: [ActionField],
      description: 'Fields of a group',
      complexity: { field: 1, multiplier: 4 },
      resolve: ({ field, words, action }) =>
        field.kind === 'group'
          ? Object.entries(field.fields).map(([name, inner]) => ({
              name,
              field: inner,
              words,
              action,
            }))
          : [],
    }),
  }),
});
