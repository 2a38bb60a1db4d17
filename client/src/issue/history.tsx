import type { Tone } from '../ui/light.tsx';
import { TimelineEntry } from '../ui/timeline-entry.tsx';
import { whoActed } from '../words/event.ts';
import { formatClause, formatMoment, plain } from '../words/format.ts';
import { useWords, Written } from '../words/words.tsx';
import type { IssueFacts } from './facts.tsx';

type Entry = IssueFacts['timeline']['nodes'][number];

const LATE = ['missDuty', 'warnDuty'];
const NEAR = ['remindDuty', 'reportUrgent'];
const DONE = [
  'reportProgress',
  'acceptIssue',
  'confirmIssue',
  'claimResolved',
  'acknowledgeNotice',
];

const toneOfEntry = ({ action }: Entry): Tone => {
  if (LATE.includes(action)) return 'late';
  if (NEAR.includes(action)) return 'near';
  return DONE.includes(action) ? 'done' : 'none';
};

/** What happened, newest first: who, on whose behalf, when, by which clause. */
export const History = ({
  issue,
  freshId,
  onMore,
}: {
  readonly issue: IssueFacts;
  readonly freshId: string | null;
  readonly onMore: () => void;
}) => {
  const { language, words } = useWords();
  const { nodes, totalCount } = issue.timeline;
  return (
    <>
      <h2 class="section">
        {words.issue.history}
        <span>{totalCount}</span>
        <small>{words.issue.newestFirst}</small>
      </h2>
      <ol class="timeline">
        {nodes.map((entry) => (
          <TimelineEntry
            key={entry.id}
            tone={toneOfEntry(entry)}
            what={plain(entry.label, language)}
            when={{ iso: entry.at, text: formatMoment(entry.at, language, new Date()) }}
            who={whoActed(entry, language)}
            clause={formatClause(entry.clause, language)}
            quote={entry.note ? <Written text={entry.note} /> : undefined}
            isFresh={entry.id === freshId}
          />
        ))}
      </ol>
      {nodes.length < totalCount && (
        <button type="button" class="link small" onClick={onMore}>
          {words.issue.older} {totalCount - nodes.length}
        </button>
      )}
    </>
  );
};
