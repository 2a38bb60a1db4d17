import { GraphQLError } from 'graphql';
import { isDay, toDay } from '../kernel/calendar.ts';
import { builder } from './builder.ts';

const refuse = (message: string): never => {
  throw new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
};

builder.scalarType('Date', {
  description: 'A calendar day in Shanghai, such as `2026-11-24`.',
  serialize: (value) => (value instanceof Date ? toDay(value) : value),
  parseValue: (value) =>
    typeof value === 'string' && isDay(value)
      ? value
      : refuse('Not a date / 不是有效日期: 2026-11-24'),
});

builder.scalarType('DateTime', {
  description: 'A moment, ISO 8601 with offset. Answers are in UTC.',
  serialize: (value) => value.toISOString(),
  parseValue: (value) => {
    const isWhole = typeof value === 'string' && /T.*(Z|[+-]\d\d:\d\d)$/.test(value);
    const moment = new Date(isWhole ? String(value) : Number.NaN);
    return Number.isNaN(moment.getTime())
      ? refuse('Not a moment with offset / 不是带时区的时间: 2026-11-24T09:30:00+08:00')
      : moment;
  },
});

builder.scalarType('Decimal', {
  description: 'Yuan with two decimals, as text: `"160000000.00"`. Never a binary float.',
  serialize: (value) => value.toFixed(2),
  parseValue: (value) =>
    typeof value === 'string' ? value : refuse('Amounts are sent as text / 金额请以文本发送'),
});

builder.scalarType('Cursor', {
  description: 'A place in the log of events: everything up to it has been seen.',
  serialize: (value) => String(value),
  parseValue: (value) =>
    typeof value === 'string' && /^\d{1,30}$/.test(value)
      ? BigInt(value)
      : refuse('Not a cursor / 不是有效的位置'),
});

builder.scalarType('JSON', {
  description: 'A value of whatever shape: the fields of a form, the changes of an event.',
  serialize: (value) => value,
});

builder.objectType('Text', {
  description: 'What somebody wrote or is called, in Chinese, in English, or in both.',
  fields: (t) => ({
    zh: t.string({ nullable: true, description: 'Chinese', resolve: ({ zh }) => zh ?? null }),
    en: t.string({ nullable: true, description: 'English', resolve: ({ en }) => en ?? null }),
  }),
});

/** What a person writes: at least one language. */
export const TextInput = builder.inputType('TextInput', {
  description: 'A text in Chinese, in English, or in both; at least one is given.',
  fields: (t) => ({
    zh: t.string({ description: 'Chinese' }),
    en: t.string({ description: 'English' }),
  }),
});
