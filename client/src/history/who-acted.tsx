import { type ActedWords, isForOther, whoActed } from '../words/event.ts';
import { useWords, Written } from '../words/words.tsx';

/** Who acted and for whom; what a paper is called stays as somebody wrote it, in its language. */
export const WhoActed = ({ event }: { readonly event: ActedWords }) => {
  const { language } = useWords();
  const reference = isForOther(event) ? event.evidence?.reference : null;
  const isChinese = /\p{Script=Han}/u.test(reference ?? '');
  return (
    <>
      {whoActed(event, language)}
      {reference && ' '}
      {reference && <Written text={{ [isChinese ? 'zh' : language]: reference }} />}
    </>
  );
};
