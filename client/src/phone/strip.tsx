import { useEffect } from 'preact/hooks';
import { Link } from 'wouter';
import { createSignal, useSignal } from '../api/signal.ts';
import { CaughtUpBanner } from '../line/line.tsx';
import { Light } from '../ui/light.tsx';
import { usePhoneWords } from './words.ts';

/** What was just done, and where it can be seen. */
export type Sent = { readonly action: string; readonly href: string };

/** Set when a form was sent; told on whichever screen comes next. */
export const sent = createSignal<Sent | null>(null);

/** Milliseconds that the note of what was sent stays. */
const NOTE_TIME = 8_000;

/** Above the tab bar: what the system has to say, over the page, so that nothing moves. */
export const Strip = () => {
  const { words, say } = usePhoneWords();
  const note = useSignal(sent);
  useEffect(() => {
    if (!note) return;
    const timer = setTimeout(() => sent.set(null), NOTE_TIME);
    return () => clearTimeout(timer);
  }, [note]);
  return (
    <div class="phone-strip" role="status">
      {note ? (
        <div class="banner tone-done">
          <Light tone="done">{words.form.sent(note.action)}</Light>
          <span class="banner-end">
            <Link class="link" href={note.href} onClick={() => sent.set(null)}>
              {say.view}
            </Link>
          </span>
        </div>
      ) : (
        <CaughtUpBanner />
      )}
    </div>
  );
};
