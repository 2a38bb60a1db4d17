import type { HistoryEntryFragment } from '../gql/graphql.ts';
import { Light, type Tone } from '../ui/light.tsx';
import { TimelineEntry } from '../ui/timeline-entry.tsx';
import { didAny } from '../words/did.ts';
import { formatClause, formatMoment, type Written as Text } from '../words/format.ts';
import { useLater } from '../words/later.ts';
import { Written } from '../words/words.tsx';
import { quoteOf } from './quote.ts';
import { useOlder } from './use-older.ts';
import { WhoActed } from './who-acted.tsx';
import './history.css';

/** One entry of a case's history. */
export type Entry = HistoryEntryFragment;

/** Words under an entry; `lead` says what they are where that is not plain. */
export type Quote = { readonly lead?: string | undefined; readonly text?: Text | null };

/** What is told with an entry, for everybody who sees the case. */
export type Telling = {
  readonly quotes: readonly Quote[];
  readonly isLate: boolean | null;
};

const LATE = ['missDuty', 'warnDuty'];
const NEAR = ['remindDuty', 'reportUrgent'];
const DONE = [
  'reportProgress',
  'acceptIssue',
  'confirmIssue',
  'claimResolved',
  'acknowledgeNotice',
  'confirmMilestone',
  'determineProject',
  'listProject',
];

const toneOfEntry = ({ action }: Entry): Tone => {
  if (LATE.includes(action)) return 'late';
  if (NEAR.includes(action)) return 'near';
  return DONE.includes(action) ? 'done' : 'none';
};

const Quoted = ({ quotes }: { readonly quotes: readonly Quote[] }) => {
  const { words } = useLater();
  return (
    <>
      {quotes.map(({ lead, text }, index) => (
        <div key={String(index)}>
          {lead && <span class="muted">{lead}</span>}
          {lead && text && words.separator}
          <Written text={text} />
        </div>
      ))}
    </>
  );
};

/** What happened, newest first: who, on whose behalf, when, by which clause, in whose words. */
export const History = ({
  root,
  newest,
  totalCount,
  telling,
  freshId,
}: {
  /** Global id of the case. */
  readonly root: string;
  readonly newest: readonly Entry[];
  readonly totalCount: number;
  readonly telling: (entry: Entry) => Telling;
  readonly freshId: string | null;
}) => {
  const { language, words, later } = useLater();
  const { nodes, isUnread, more } = useOlder(root, newest);
  return (
    <>
      <h2 class="section">
        {words.issue.history}
        <span>{totalCount}</span>
        <small>{words.issue.newestFirst}</small>
      </h2>
      <ol class="timeline">
        {nodes.map((entry) => {
          const { quotes, isLate } = telling(entry);
          const shown = quotes.length > 0 ? quotes : fallback(entry);
          return (
            <TimelineEntry
              key={entry.id}
              tone={isLate ? 'near' : toneOfEntry(entry)}
              what={
                <>
                  {didAny(entry, language)}{' '}
                  {isLate !== null && (
                    <Light tone={isLate ? 'near' : 'done'}>
                      {isLate ? later.told.late : later.told.onTime}
                    </Light>
                  )}
                </>
              }
              when={{ iso: entry.at, text: formatMoment(entry.at, language, new Date()) }}
              who={<WhoActed event={entry} />}
              clause={formatClause(entry.clause, language)}
              quote={shown.length > 0 ? <Quoted quotes={shown} /> : undefined}
              isFresh={entry.id === freshId}
            />
          );
        })}
      </ol>
      {nodes.length < totalCount && (
        <button type="button" class="link small" onClick={() => void more()}>
          {words.issue.older} {totalCount - nodes.length}
        </button>
      )}
      {isUnread && (
        <p class="muted small" role="alert">
          {later.history.unread}
        </p>
      )}
    </>
  );
};

const fallback = ({ changes }: Entry): readonly Quote[] => {
  const text = quoteOf(changes);
  return text ? [{ text }] : [];
};
