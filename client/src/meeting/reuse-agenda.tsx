import { useQuery } from 'urql';
import { Link } from 'wouter';
import { askFor } from '../forms/asked.ts';
import { StartsDocument } from '../gql/later.ts';
import type { MeetingFacts } from './facts.ts';
import { useMeetingWords } from './words.ts';

/** For whoever may propose a meeting: one with the agenda of this one. */
export const ReuseAgenda = ({ meeting }: { readonly meeting: MeetingFacts }) => {
  const { say } = useMeetingWords();
  const [{ data }] = useQuery({ query: StartsDocument });
  const mayPropose = data?.startableActions.some(({ action }) => action === 'proposeMeeting');
  if (!mayPropose || meeting.items.length === 0) return null;
  return (
    <div class="doables">
      <Link
        class="button"
        data-action="reuseAgenda"
        href={`/meetings${askFor(['proposeMeeting'], meeting.id)}`}
      >
        {say.reuse}
      </Link>
    </div>
  );
};
