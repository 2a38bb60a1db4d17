import type { Language } from '../words/format.ts';

/** Of the people of a demo; loaded with the sign-in page. */
export const DEMO_WORDS: Readonly<
  Record<Language, Readonly<Record<'title' | 'hint' | 'password', string>>>
> = {
  zh: {
    title: '演示登录',
    hint: '演示数据，单位和人员均为虚构。点一位，以其身份登录。',
    password: '口令',
  },
  en: {
    title: 'Demo sign-ins',
    hint: 'Demo data: all units and people are invented. Choose one to sign in as.',
    password: 'Password',
  },
};
