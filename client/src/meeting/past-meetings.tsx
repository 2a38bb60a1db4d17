import { useEffect, useState } from 'preact/hooks';
import { useApi } from '../api/api.ts';
import { useReadAfterChange } from '../api/use-read-after-change.ts';
import { MeetingsPastDocument } from '../gql/later.ts';
import { Button } from '../ui/button.tsx';
import { type Listed, MeetingSection } from './meeting-list.tsx';
import { useMeetingWords } from './words.ts';

/** Meetings read at each asking. */
const PAGE = 20;

type Read = {
  readonly nodes: readonly Listed[];
  readonly count: number;
  readonly next: string | null;
};

/** Meetings that are over, the latest first, a page at each asking. */
export const PastMeetings = ({ today }: { readonly today: Date }) => {
  const { client } = useApi();
  const { say } = useMeetingWords();
  const [read, setRead] = useState<Read | null>(null);
  const load = async (after: string | null, first = PAGE) => {
    const { data } = await client
      .query(MeetingsPastDocument, { first, after }, { requestPolicy: 'network-only' })
      .toPromise();
    if (!data) return;
    const { nodes, totalCount, pageInfo } = data.meetings;
    setRead((before) => {
      const kept = after === null ? [] : (before?.nodes ?? []);
      const ids = new Set(kept.map(({ id }) => id));
      return {
        nodes: [...kept, ...nodes.filter(({ id }) => !ids.has(id))],
        count: totalCount,
        next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null,
      };
    });
  };
  useEffect(() => void load(null), []);
  // As many as are shown, so that a list read on does not fold up when something happens.
  useReadAfterChange(() => void load(null, Math.min(100, Math.max(PAGE, read?.nodes.length ?? 0))));
  if (!read) return null;
  return (
    <MeetingSection
      name="past"
      title={say.sections.past}
      meetings={read.nodes}
      count={read.count}
      none={say.pastNone}
      today={today}
      end={read.next && <Button onPress={() => void load(read.next)}>{say.more}</Button>}
    />
  );
};
