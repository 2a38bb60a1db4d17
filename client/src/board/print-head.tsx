import { useEffect, useRef } from 'preact/hooks';
import { useApi } from '../api/api.ts';
import { dayOf, formatDayLong, formatTime } from '../words/format.ts';
import { useWords } from '../words/words.tsx';

/** On paper: of which moment the picture is, and who printed it. */
export const PrintHead = () => {
  const { lianxi } = useApi();
  const { language, words } = useWords();
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    const write = () => {
      if (!line.current) return;
      const now = new Date(lianxi.serverTime());
      // Read while printing begins: nothing is drawn anew any more.
      const who = document.querySelector('.user-menu > summary')?.textContent ?? '';
      const year = dayOf(now).slice(0, 4);
      const day = formatDayLong(dayOf(now), language, now);
      const date = language === 'zh' ? `${year}年${day}` : `${day} ${year}`;
      line.current.textContent = [words.body, `${date} ${formatTime(now, language)}`, who].join(
        words.separator,
      );
    };
    write();
    addEventListener('beforeprint', write);
    return () => removeEventListener('beforeprint', write);
  }, [lianxi, language, words]);
  return <p class="print-head" ref={line} />;
};
