import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { en } from './en.ts';
import { chooseText, type Language, type Written as Text } from './format.ts';
import { type Dictionary, zh } from './zh.ts';

const DICTIONARIES: Readonly<Record<Language, Dictionary>> = { zh, en };

/** The words of a language. */
export const dictionaryOf = (language: Language): Dictionary => DICTIONARIES[language];

/** The language that the viewer reads. */
export const LanguageContext = createContext<Language>('zh');

/** The viewer's language and its words. */
export const useWords = (): { readonly language: Language; readonly words: Dictionary } => {
  const language = useContext(LanguageContext);
  return { language, words: dictionaryOf(language) };
};

/** What a person wrote; marked with its language where that is not the viewer's. */
export const Written = ({ text }: { readonly text: Text | null | undefined }) => {
  const { language } = useWords();
  const chosen = chooseText(text, language);
  return chosen.lang === language || !chosen.text ? (
    chosen.text
  ) : (
    <span lang={chosen.lang === 'zh' ? 'zh-CN' : 'en'}>{chosen.text}</span>
  );
};
