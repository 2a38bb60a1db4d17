import type { ComponentChildren } from 'preact';
import { useWords } from '../words/words.tsx';

/** The two halves of a page before signing in. */
export const Threshold = ({
  left,
  onLanguage,
  children,
}: {
  readonly left: ComponentChildren;
  readonly onLanguage: () => void;
  readonly children: ComponentChildren;
}) => {
  const { language, words } = useWords();
  return (
    <main class="threshold">
      <section class="threshold-left">
        <div class="row">
          <span class="seal" aria-hidden="true">
            联
          </span>
          <b>{words.product}</b>
        </div>
        {left}
      </section>
      <section class="threshold-right">
        {children}
        <div class="row small muted threshold-foot">
          <span />
          <button
            type="button"
            class="link"
            lang={language === 'zh' ? 'en' : 'zh-CN'}
            onClick={onLanguage}
          >
            {words.otherLanguageName}
          </button>
        </div>
      </section>
    </main>
  );
};
