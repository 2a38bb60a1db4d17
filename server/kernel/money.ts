/** Decimal yuan as text, at most two places: `'160000000.00'`. Never a binary float. */
export type Money = string;

/** Whether the text is an amount of yuan with at most 16 digits before the point. */
export const isMoney = (text: string): boolean => /^-?\d{1,16}(\.\d{1,2})?$/.test(text);

/** In fen, exactly. */
export const toFen = (amount: Money): bigint => {
  const [, sign, whole, part = ''] = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(amount) ?? [];
  if (whole === undefined) throw new RangeError(`not an amount: ${amount}`);
  const fen = BigInt(whole) * 100n + BigInt(part.padEnd(2, '0'));
  return sign ? -fen : fen;
};

/** From fen, always with two places. */
export const fromFen = (fen: bigint): Money => {
  const digits = (fen < 0n ? -fen : fen).toString().padStart(3, '0');
  return `${fen < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

export const sum = (amounts: readonly Money[]): Money =>
  fromFen(amounts.reduce((total, amount) => total + toFen(amount), 0n));
