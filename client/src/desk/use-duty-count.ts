import { useEffect, useState } from 'preact/hooks';
import { useApi } from '../api/api.ts';
import { useReadAfterChange } from '../api/use-read-after-change.ts';
import { DeskCountDocument } from '../gql/graphql.ts';

/** How many duties wait for the viewer, live. */
export const useDutyCount = (): number | null => {
  const { client } = useApi();
  const [count, setCount] = useState<number | null>(null);
  const read = () =>
    void client
      .query(DeskCountDocument, {}, { requestPolicy: 'network-only' })
      .toPromise()
      .then(({ data }) => data && setCount(data.duties.totalCount));
  useEffect(read, [client]);
  useReadAfterChange(read);
  return count;
};
