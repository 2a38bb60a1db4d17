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

const ID_BYTES = 16;

const sealOf = (secret: string, purpose: string, id: Buffer): Buffer =>
  createHmac('sha256', secret).update(`${purpose}\0`).update(id).digest();

/**
 * A token that names a row by its UUID and proves that we made it, for one purpose: nothing secret
 * has to be kept of it, and with the secret of the app all of them change.
 */
export const sealed = (secret: string, purpose: string, id: string): string => {
  const bytes = Buffer.from(id.replaceAll('-', ''), 'hex');
  return Buffer.concat([bytes, sealOf(secret, purpose, bytes)]).toString('base64url');
};

/** The UUID that a token of {@link sealed} names, or null where it is none of ours. */
export const unsealed = (secret: string, purpose: string, token: string): string | null => {
  const bytes = Buffer.from(token, 'base64url');
  const id = bytes.subarray(0, ID_BYTES);
  const expected = sealOf(secret, purpose, id);
  const given = bytes.subarray(ID_BYTES);
  const isOurs =
    given.length === expected.length &&
    timingSafeEqual(given, expected) &&
    bytes.toString('base64url') === token;
  if (!isOurs) return null;
  return id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
};
