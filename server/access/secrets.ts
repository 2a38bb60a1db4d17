import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** A fresh secret of 32 random bytes, safe in a header and in an address. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** What is kept of a secret. Of 32 random bytes a plain digest tells nothing. */
export const digestOf = (secret: string): string =>
  createHash('sha256').update(secret).digest('hex');

/** The value of a signed cookie (`value.signature`, HMAC-SHA-256) if the signature is ours. */
export const openCookie = (raw: string, secret: string): string | null => {
  const dot = raw.lastIndexOf('.');
  if (dot < 1) return null;
  const value = raw.slice(0, dot);
  const given = Buffer.from(raw.slice(dot + 1));
  const expected = Buffer.from(createHmac('sha256', secret).update(value).digest('base64'));
  return given.length === expected.length && timingSafeEqual(given, expected) ? value : null;
};

const decoded = (text: string): string | null => {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
};

/** One cookie of a request, decoded; null where it is missing or malformed. */
export const cookieOf = (headers: Headers, name: string): string | null => {
  const pair = (headers.get('cookie') ?? '')
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name}=`));
  return pair === undefined ? null : decoded(pair.slice(name.length + 1));
};
