import { Link } from 'wouter';
import { anchorOf } from '../decision/facts.ts';
import { WhoActed } from '../history/who-acted.tsx';
import { didAny } from '../words/did.ts';
import { formatClause, formatMoment } from '../words/format.ts';
import type { Paragraph } from './paragraph.ts';
import { useMinutesWords } from './words.ts';

/** What a sentence of the minutes comes from: who did what when, by which clause. */
export const Source = ({
  id,
  paragraph,
  meeting,
}: {
  readonly id: string;
  readonly paragraph: Paragraph;
  /** Number of the meeting. */
  readonly meeting: string;
}) => {
  const { language, words, say } = useMinutesWords();
  const { event, decision } = paragraph;
  return (
    <aside id={id} class="sentence-source" aria-label={say.sourceOf}>
      {!event && <span>{say.noSource}</span>}
      {event && (
        <>
          <b>{didAny(event, language)}</b>
          {words.separator}
          <time dateTime={event.at}>{formatMoment(event.at, language, new Date())}</time>
          {words.separator}
          <WhoActed event={event} />
          {words.separator}
          <span class="clause">{formatClause(event.clause, language)}</span>
        </>
      )}
      {decision && (
        <>
          {words.separator}
          <Link
            href={`/meetings/${meeting}${decision.no === null ? '' : `#${anchorOf(decision.no)}`}`}
            class="link"
          >
            {say.toDecision}
          </Link>
        </>
      )}
    </aside>
  );
};
