/** The one password of everybody in the demo. Printed at the start; nobody real ever has it. */
export const DEMO_PASSWORD = 'lianxi-demo';

/** A few of the user names, one for each way of looking at the district; the others are in the people's file. */
export const DEMO_SIGN_INS: readonly string[] = [
  'office',
  'executive',
  'chair',
  'finance.head',
  'finance',
  'songzhuang',
  'xinghe',
  'supervision',
];
