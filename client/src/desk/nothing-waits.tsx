import { useQuery } from 'urql';
import { DeskNextDocument } from '../gql/later.ts';
import { Empty } from '../ui/banner.tsx';
import { daysAfter, formatDayLong, plain } from '../words/format.ts';
import { placeOf } from './places.ts';
import { useDesk } from './words.ts';

/** Nothing waits; the next thing that will, where one is known. */
export const NothingWaits = ({ from, today }: { readonly from: string; readonly today: Date }) => {
  const { language, words, desk } = useDesk();
  const [{ data }] = useQuery({
    query: DeskNextDocument,
    variables: { before: daysAfter(from, 60) },
  });
  const [next] = data?.duties.nodes ?? [];
  return (
    <Empty title={words.desk.none}>
      {words.desk.noneHint}{' '}
      {next &&
        desk.emptyNext(
          formatDayLong(next.dueOn, language, today),
          [
            plain(placeOf(next)?.title, language),
            next.period ? desk.period(next.period) : desk.groups[next.kind],
          ].join(words.separator),
        )}
    </Empty>
  );
};
