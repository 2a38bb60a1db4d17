import { useQuery } from 'urql';
import { UnitsDocument } from '../gql/later.ts';
import { Button } from '../ui/button.tsx';
import { plain } from '../words/format.ts';
import { laterWordOf } from '../words/later.ts';
import { type Review, SOURCES } from './query.ts';
import { useDecisionWords } from './words.ts';

/** Narrows the review down: ours, overdue, of one source, of one unit. */
export const ReviewTools = ({
  review,
  onReview,
}: {
  readonly review: Review;
  readonly onReview: (review: Review) => void;
}) => {
  const { language, say } = useDecisionWords();
  const [{ data }] = useQuery({ query: UnitsDocument });
  const isAll = !review.isMine && !review.isOverdue;
  return (
    <search class="row project-tools" aria-label={say.filter}>
      <Button
        aria-pressed={isAll}
        onPress={() => onReview({ ...review, isMine: false, isOverdue: false })}
      >
        {say.all}
      </Button>
      <Button
        aria-pressed={review.isMine}
        onPress={() => onReview({ ...review, isMine: !review.isMine })}
      >
        {say.mine}
      </Button>
      <Button
        aria-pressed={review.isOverdue}
        onPress={() => onReview({ ...review, isOverdue: !review.isOverdue })}
      >
        {say.overdue}
      </Button>
      <select
        class="input"
        aria-label={say.source}
        value={review.source ?? ''}
        onChange={(event) =>
          onReview({
            ...review,
            source: SOURCES.find((one) => one === event.currentTarget.value) ?? null,
          })
        }
      >
        <option value="">{say.anySource}</option>
        {SOURCES.map((one) => (
          <option key={one} value={one}>
            {laterWordOf('DecisionSource', one, language)}
          </option>
        ))}
      </select>
      <select
        class="input"
        aria-label={say.unit}
        value={review.unit ?? ''}
        onChange={(event) => onReview({ ...review, unit: event.currentTarget.value || null })}
      >
        <option value="">{say.anyUnit}</option>
        {(data?.units.nodes ?? []).map((unit) => (
          <option key={unit.id} value={unit.id}>
            {plain(unit.shortName, language)}
          </option>
        ))}
      </select>
    </search>
  );
};
