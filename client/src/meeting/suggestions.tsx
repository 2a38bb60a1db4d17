import { useQuery } from 'urql';
import { useReadAfterChange } from '../api/use-read-after-change.ts';
import type { Quick } from '../forms/use-quick.ts';
import type { Values } from '../forms/values.ts';
import type { SuggestionsQuery } from '../gql/graphql.ts';
import { SuggestionsDocument } from '../gql/later.ts';
import { Empty } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Light, type Tone } from '../ui/light.tsx';
import { plain } from '../words/format.ts';
import { Written } from '../words/words.tsx';
import { useMeetingWords } from './words.ts';

type Node = NonNullable<SuggestionsQuery['node']>;
type Suggestion = Extract<Node, { suggestions: unknown }>['suggestions'][number];

const TONES: Readonly<Record<string, Tone>> = {
  OVERDUE: 'late',
  URGENT: 'late',
  UNDECIDED: 'near',
};

/** Minutes for an item unless somebody says otherwise. */
const MINUTES = 10;

/** What is added by it: the item deferred at an earlier meeting brings what it was about. */
const inputOf = ({ issue, project, decision, item, title }: Suggestion): Values => ({
  kind: issue ? 'ISSUE' : project ? 'PROJECT' : decision ? 'FOLLOW_UP' : 'TOPIC',
  title: { ...(title.zh ? { zh: title.zh } : {}), ...(title.en ? { en: title.en } : {}) },
  ...(issue ? { issue: issue.id } : {}),
  ...(project ? { project: project.id } : {}),
  ...(decision ? { decision: decision.id } : {}),
  ...(item ? { carriedFrom: item.id } : {}),
  plannedMinutes: MINUTES,
});

const keyOf = ({ reason, issue, project, decision, item }: Suggestion) =>
  `${reason} ${(issue ?? project ?? decision ?? item)?.id ?? ''}`;

/** What the record suggests for the agenda, by reason; one tap adds it. */
export const Suggestions = ({
  meeting,
  quick,
}: {
  /** Its global id. */
  readonly meeting: string;
  readonly quick: Quick;
}) => {
  const { language, say } = useMeetingWords();
  const [{ data }, read] = useQuery({
    query: SuggestionsDocument,
    variables: { id: meeting },
    requestPolicy: 'cache-and-network',
  });
  useReadAfterChange(() => read({ requestPolicy: 'network-only' }));
  const node = data?.node;
  const suggestions = node && 'suggestions' in node ? node.suggestions : [];
  return (
    <section class="suggestions" aria-label={say.suggestions}>
      <h2 class="section">
        {say.suggestions}
        {data && <span>{suggestions.length}</span>}
        <small>{say.suggestionsHint}</small>
      </h2>
      {data && suggestions.length === 0 && <Empty>{say.suggestionsNone}</Empty>}
      <ul>
        {suggestions.map((one) => (
          <li key={keyOf(one)} data-reason={one.reason}>
            <Light tone={TONES[one.reason] ?? 'none'}>
              {[say.reasons[one.reason], one.days && one.days > 0 ? say.days(one.days) : '']
                .filter(Boolean)
                .join(' ')}
            </Light>
            <span>
              {one.issue && <span class="muted small">{one.issue.number} </span>}
              <Written text={one.title} />
            </span>
            <Button
              aria-label={say.addOf(plain(one.title, language))}
              isOff={quick.isSending}
              onPress={() => void quick.send('addItem', { meeting, ...inputOf(one) })}
            >
              {say.add}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
};
