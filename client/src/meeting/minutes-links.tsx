import { Link } from 'wouter';
import { Empty } from '../ui/banner.tsx';
import { FileLink } from '../ui/file-link.tsx';
import { laterWordOf } from '../words/later.ts';
import { Written } from '../words/words.tsx';
import type { MeetingFacts } from './facts.ts';
import { useMeetingWords } from './words.ts';

/** The minutes and what corrects them: how far each is, where it is read. */
export const MinutesLinks = ({ meeting }: { readonly meeting: MeetingFacts }) => {
  const { language, say } = useMeetingWords();
  const { minutes } = meeting;
  if (minutes.length === 0 && !meeting.closedAt) return null;
  return (
    <section aria-label={say.minutesOf}>
      <h2 class="section">{say.minutesOf}</h2>
      {minutes.length === 0 && <Empty>{say.minutesNone}</Empty>}
      <ul class="minutes-links">
        {minutes.map(({ id, kind, state, number, documentPath }) => (
          <li key={id}>
            <Link
              href={`/meetings/${meeting.number}/minutes${kind === 'CORRECTION' ? `?of=${id}` : ''}`}
              class="link"
            >
              {number ? (
                <Written text={{ zh: number }} />
              ) : kind === 'CORRECTION' ? (
                say.correction
              ) : (
                say.minutesLink
              )}
            </Link>
            <span class="muted small">{laterWordOf('MinutesState', state, language)}</span>
            <FileLink class="link small" path={documentPath}>
              {say.download}
            </FileLink>
          </li>
        ))}
      </ul>
    </section>
  );
};
