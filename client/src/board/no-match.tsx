import { Empty } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { TOOL_WORDS } from '../words/tools.ts';
import { useWords } from '../words/words.tsx';
import { type BoardQuery, WHOLE_BOARD } from './query.ts';
import type { ChangeQuery } from './use-board-query.ts';

/** Nothing is let through: says what would come here and offers the way back. */
export const NoMatch = ({
  query,
  change,
}: {
  readonly query: BoardQuery;
  readonly change: ChangeQuery;
}) => {
  const { language } = useWords();
  const say = TOOL_WORDS[language];
  return (
    <div class="no-match">
      <Empty title={query.search ? say.noneFound(query.search) : say.noneMatch}>
        <p>{say.wouldCome}</p>
        <Button onPress={() => change({ ...WHOLE_BOARD, by: query.by })}>{say.clear}</Button>
      </Empty>
    </div>
  );
};
