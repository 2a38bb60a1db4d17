import type { Tone } from '../ui/light.tsx';
import { TimelineEntry } from '../ui/timeline-entry.tsx';
import { didOf, whoActed } from '../words/event.ts';
import type { Written as Text } from '../words/format.ts';
import { formatClause, formatMoment } from '../words/format.ts';
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

/** What people wrote is told first; the rest of a change shows on the issue itself. */
const TOLD = [
  'text',
  'answer',
  'reason',
  'remark',
  'findings',
  'measures',
  'verification',
  'returnReason',
  'declineReason',
  'closeReason',
  'task',
  'blocked',
];

const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

const isText = (value: unknown): value is Text => {
  const { zh, en } = recordOf(value);
  return typeof zh === 'string' || typeof en === 'string';
};

/** The words that an event carries, from what it wrote or changed. */
export const quoteOf = (changes: unknown): Text | null => {
  const { rows, set } = recordOf(changes);
  const written = Array.isArray(rows)
    ? rows.map((row: unknown) => recordOf(recordOf(row)['row']))
    : [];
  const changed = Object.fromEntries(
    Object.entries(recordOf(set)).map(([name, pair]) => [
      name,
      Array.isArray(pair) ? pair[1] : null,
    ]),
  );
  const found = TOLD.flatMap((name) => [...written, changed].map((row) => row[name])).find(isText);
  return found ?? null;
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
            what={didOf(entry, language)}
            when={{ iso: entry.at, text: formatMoment(entry.at, language, new Date()) }}
            who={whoActed(entry, language)}
            clause={formatClause(entry.clause, language)}
            quote={quoteOf(entry.changes) ? <Written text={quoteOf(entry.changes)} /> : undefined}
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
