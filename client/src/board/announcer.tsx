import { useState } from 'preact/hooks';
import { useApi } from '../api/api.ts';
import { useChanges } from '../api/live.ts';
import { actedAs, didOf } from '../words/event.ts';
import { plain } from '../words/format.ts';
import { useWords } from '../words/words.tsx';

/** Tells readers of the screen what others have just done. */
export const Announcer = ({ viewerId }: { readonly viewerId: string }) => {
  const { live } = useApi();
  const { language, words } = useWords();
  const [text, setText] = useState('');
  useChanges(live, ({ event, case: subject }) => {
    if (!event || subject?.__typename !== 'Issue' || event.actor?.id === viewerId) return;
    const title = plain(subject.title, language);
    setText(words.announce(actedAs(event, language), didOf(event, language), title));
  });
  return (
    <div class="unseen" role="status" aria-live="polite">
      {text}
    </div>
  );
};
