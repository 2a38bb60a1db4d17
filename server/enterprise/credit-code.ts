/** The 31 characters of a unified social credit code (GB 32100-2015): no I, O, S, V, Z. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const FORM = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;

/** As clerks type it: full-width characters, small letters and spaces are put right. */
export const tidyCreditCode = (text: string): string =>
  text.normalize('NFKC').replace(/\s/g, '').toUpperCase();

/** The eighteenth character that the first seventeen demand. */
export const checkCharacter = (first17: string): string => {
  const total = [...first17].reduce(
    ({ sum, weight }, character) => ({
      sum: sum + ALPHABET.indexOf(character) * weight,
      weight: (weight * 3) % 31,
    }),
    { sum: 0, weight: 1 },
  ).sum;
  return ALPHABET.charAt((31 - (total % 31)) % 31);
};

/** Whether a tidied code has the form and the right check character. */
export const isCreditCode = (code: string): boolean =>
  FORM.test(code) && checkCharacter(code.slice(0, 17)) === code.charAt(17);
