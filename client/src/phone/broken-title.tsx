import { Title } from '../ui/title.tsx';
import { chooseText, type Written } from '../words/format.ts';
import { useWords } from '../words/words.tsx';

/** A title as written, breaking where Chinese titles may. */
export const BrokenTitle = ({ text }: { readonly text: Written | null | undefined }) => {
  const { language } = useWords();
  const chosen = chooseText(text, language);
  const lang = chosen.lang === 'zh' ? 'zh-CN' : 'en';
  return (
    <span class="title-words" lang={chosen.lang === language ? undefined : lang}>
      <Title text={chosen.text} lang={chosen.lang} />
    </span>
  );
};
