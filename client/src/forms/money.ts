// Amounts are typed in the unit that people speak in and sent in yuan. All of it is moving a point
// in a text: never a binary float.

/** Places from yuan to the unit of the form: 万元, or millions. */
export const PLACES = { zh: 4, en: 6 } as const;

const AMOUNT = /^([-−]?)(\d*)(?:\.(\d*))?$/;

/** The amount with its point moved to the right, or to the left; null where it is no number. */
export const movePoint = (text: string, places: number): string | null => {
  const [, sign = '', whole = '', part = ''] = AMOUNT.exec(text.replaceAll(/[,，\s]/g, '')) ?? [];
  if (whole === '' && part === '') return null;
  const shift = Math.abs(places);
  const digits =
    places >= 0 ? whole + part.padEnd(shift, '0') : whole.padStart(shift + 1, '0') + part;
  const at = places >= 0 ? whole.length + shift : Math.max(whole.length, shift + 1) - shift;
  const head = digits.slice(0, at).replace(/^0+(?=\d)/, '') || '0';
  const tail = digits.slice(at).replace(/0+$/, '');
  return `${sign ? '-' : ''}${head}${tail ? `.${tail}` : ''}`;
};

/** With a comma after every third digit: 1,150. */
export const grouped = (amount: string): string => {
  const [head = '', tail] = amount.split('.');
  return head.replaceAll(/\B(?=(\d{3})+$)/g, ',') + (tail === undefined ? '' : `.${tail}`);
};

/** Whether the API takes it as yuan. */
export const isYuan = (text: string): boolean => /^-?\d{1,16}(\.\d{1,2})?$/.test(text);
