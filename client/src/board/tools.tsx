import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { IssueCardFragment } from '../gql/graphql.ts';
import { Light } from '../ui/light.tsx';
import { plain } from '../words/format.ts';
import { TOOL_WORDS } from '../words/tools.ts';
import { useWords } from '../words/words.tsx';
import { type Choice, choicesOf } from './groups.ts';
import { type BoardQuery, GROUPINGS, parseQuery } from './query.ts';
import type { ChangeQuery } from './use-board-query.ts';
import { useBoardKeys } from './use-keys.ts';

/** Milliseconds without a letter after which the board follows a search. */
const PAUSE = 120;

const Search = ({
  text,
  label,
  change,
}: {
  readonly text: string;
  readonly label: string;
  readonly change: ChangeQuery;
}) => {
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => {
    // The address may be ahead of this picture by some letters, and the field of both.
    const { search } = parseQuery(location.search);
    const isTyping = timer.current !== undefined;
    if (input.current && !isTyping && input.current.value.trim() !== search)
      input.current.value = search;
  }, [text]);
  const latest = useRef(change);
  latest.current = change;
  const take = () => {
    clearTimeout(timer.current);
    timer.current = undefined;
    latest.current({ search: input.current?.value.trim() ?? '' });
  };
  // Letters are drawn first; the board follows once the fingers pause.
  const takeSoon = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(take, PAUSE);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    if (!input.current?.value) input.current?.blur();
    else {
      input.current.value = '';
      take();
    }
  };
  return (
    <label class="search">
      <input
        ref={input}
        type="text"
        enterkeyhint="search"
        autocomplete="off"
        spellcheck={false}
        placeholder={label}
        aria-label={label}
        aria-keyshortcuts="/"
        // Half a syllable is not yet a word to look for.
        onInput={(event) => !event.isComposing && takeSoon()}
        onCompositionEnd={take}
        onKeyDown={onKey}
      />
      <kbd>/</kbd>
    </label>
  );
};

const Filter = (props: {
  readonly label: string;
  readonly all: string;
  readonly choices: readonly Choice[];
  readonly value: string | null;
  readonly onChoose: (id: string | null) => void;
}) => {
  const { language } = useWords();
  return (
    <label class={props.value ? 'button filter on' : 'button filter'}>
      {props.label}
      <select
        value={props.value ?? ''}
        onChange={(event) => props.onChoose(event.currentTarget.value || null)}
      >
        <option value="">{props.all}</option>
        {props.choices.map(({ id, name, count }) => (
          <option key={id} value={id}>
            {plain(name, language)} {count}
          </option>
        ))}
      </select>
    </label>
  );
};

/** Search, arrangement and filters of the board. */
export const Tools = ({
  query,
  change,
  issues,
}: {
  readonly query: BoardQuery;
  readonly change: ChangeQuery;
  /** All that is on the board. */
  readonly issues: readonly IssueCardFragment[];
}) => {
  const { language } = useWords();
  const say = TOOL_WORDS[language];
  useBoardKeys();
  const units = useMemo(
    () => choicesOf(issues, ({ leadUnit }) => leadUnit, language),
    [issues, language],
  );
  const townships = useMemo(
    () => choicesOf(issues, ({ township }) => township, language),
    [issues, language],
  );
  const isLate = query.show === 'late';
  return (
    <>
      <Search text={query.search} label={say.search} change={change} />
      <fieldset class="segments" aria-label={say.grouping}>
        {GROUPINGS.map((by) => (
          <button
            key={by}
            type="button"
            aria-pressed={query.by === by ? 'true' : 'false'}
            onClick={() => change({ by })}
          >
            {say.by[by]}
          </button>
        ))}
      </fieldset>
      <Filter
        label={say.unit}
        all={say.all}
        choices={units}
        value={query.unit}
        onChoose={(unit) => change({ unit })}
      />
      <Filter
        label={say.township}
        all={say.all}
        choices={townships}
        value={query.township}
        onChoose={(township) => change({ township })}
      />
      <button
        type="button"
        class="button filter"
        aria-pressed={isLate ? 'true' : 'false'}
        onClick={() => change({ show: isLate ? null : 'late' })}
      >
        <Light tone="late" />
        {say.lateOnly}
      </button>
    </>
  );
};
