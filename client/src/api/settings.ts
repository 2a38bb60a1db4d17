import type { Language } from '../words/format.ts';
import { createSignal, type Signal } from './signal.ts';

/** How the page looks; `contrast` is for bright rooms, `projector` for dark ones. */
export const THEMES = ['light', 'dark', 'contrast', 'projector'] as const;

/** One of them. */
export type Theme = (typeof THEMES)[number];

/** Until somebody chooses: what the system is set to. */
const themeOfSystem = (): Theme => {
  if (matchMedia('(prefers-contrast: more)').matches) return 'contrast';
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
};

const read = (key: string): string | null => {
  try {
    return localStorage.getItem(key);
  } catch {
    // Storage may be switched off; the page works without it.
    return null;
  }
};

const write = (key: string, value: string) => {
  try {
    localStorage.setItem(key, value);
  } catch {
    // As above.
  }
};

const kept = <T extends string>(
  key: string,
  values: readonly T[],
  initial: T,
  show: (value: T) => void,
): Signal<T> => {
  const signal = createSignal(values.find((value) => value === read(key)) ?? initial);
  show(signal.get());
  signal.listen((value) => {
    write(key, value);
    show(value);
  });
  return signal;
};

/** What this machine remembers of its user; nothing of it leaves but the language. */
export type Settings = { readonly language: Signal<Language>; readonly theme: Signal<Theme> };

/** Reads what is kept and shows it on the document at once. */
export const createSettings = (): Settings => ({
  language: kept<Language>('lianxi.language', ['zh', 'en'], 'zh', (language) => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }),
  theme: kept<Theme>('lianxi.theme', THEMES, themeOfSystem(), (theme) => {
    document.documentElement.dataset['theme'] = theme;
  }),
});
