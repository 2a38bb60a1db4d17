import { LANGUAGES } from './text.ts';

/** `138 0000 1001` as `138****1001`: enough to recognise, not enough to call. */
export const maskPhone = (phone: string): string => {
  const digits = phone.replace(/\D/g, '');
  return digits.length < 7 ? '****' : `${digits.slice(0, 3)}****${digits.slice(-4)}`;
};

/** A mobile number, with or without country code and gaps, or a fixed line with its area code. */
const PHONE =
  /(?<![\d.])(?:(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}|0\d{2,3}[ -]\d{7,8})(?![\d.]\d|\d)/g;

/** A text in which no phone number can be read: each stands masked. */
export const withoutPhones = (text: string): string => text.replace(PHONE, maskPhone);

const LANGUAGE_NAMES: readonly string[] = LANGUAGES;

const hidden = (value: unknown, name: string): unknown => {
  if (typeof value === 'string')
    return LANGUAGE_NAMES.includes(name) ? withoutPhones(value) : value;
  if (Array.isArray(value)) return value.map((one) => hidden(one, ''));
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, hidden(one, key)]));
};

/** The same, for every text in it, whoever wrote it and wherever it is quoted. */
export const withoutPhonesIn = <Value>(value: Value): Value => hidden(value, '') as Value;
