import { useState } from 'preact/hooks';
import { useSearch } from 'wouter';
import { Board } from '../board/board.tsx';
import { isFiltering, parseQuery } from '../board/query.ts';
import { Bar } from './bar.tsx';
import { usePhoneWords } from './words.ts';

/** The board, one column at a time; search and filters come when asked for. */
export const BoardPage = ({ viewerId }: { readonly viewerId: string }) => {
  const { words, say } = usePhoneWords();
  const query = parseQuery(useSearch());
  const isAsking = isFiltering(query) || query.by !== 'status';
  const [isOpen, setOpen] = useState(isAsking);
  return (
    <>
      <Bar title={words.nav.board}>
        <button
          type="button"
          class="phone-hit"
          aria-expanded={isOpen ? 'true' : 'false'}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen && !isAsking ? say.done : say.search}
        </button>
      </Bar>
      <main class={isOpen || isAsking ? 'phone-board' : 'phone-board plain'}>
        <Board viewerId={viewerId} openNumber={null} />
      </main>
    </>
  );
};
