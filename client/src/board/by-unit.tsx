import { useEffect, useMemo, useReducer, useRef } from 'preact/hooks';
import { plain } from '../words/format.ts';
import { TOOL_WORDS } from '../words/tools.ts';
import { useWords } from '../words/words.tsx';
import { unitSections } from './groups.ts';
import { SectionHead, Stack, type ViewProps } from './lanes.tsx';
import { parseQuery } from './query.ts';
import { useMoves } from './use-moves.ts';

/** Issues by responsible unit: one section each, its cards over all six lanes. */
export const ByUnit = (props: ViewProps) => {
  const { asked, openNumber } = props;
  const { language } = useWords();
  const say = TOOL_WORDS[language];
  const isSolvedAsked = parseQuery(asked).show === 'solved';
  const issues = useMemo(
    () => props.issues.filter(({ state }) => isSolvedAsked || state !== 'RESOLVED'),
    [props.issues, isSolvedAsked],
  );
  const shown = useRef<HTMLDivElement>(null);
  const order = useRef<readonly string[]>([]);
  const [leaves, rankAnew] = useReducer<number, void>((n) => n + 1, 0);
  const sections = useMemo(() => {
    const ranked = unitSections(issues, language);
    // What lies under the pointer, or holds the focus, keeps its place: so do all around it.
    if (!shown.current?.matches(':hover, :focus-within')) return ranked;
    const place = ({ name }: { readonly name: string }) => {
      const at = order.current.indexOf(name);
      return at < 0 ? order.current.length : at;
    };
    return ranked.toSorted((a, b) => place(a) - place(b));
  }, [issues, language, leaves]);
  useEffect(() => {
    order.current = sections.map(({ name }) => name);
  }, [sections]);
  const moves = useMoves(sections, asked, props.marks, openNumber, null);
  const nameOf = (section: string) => {
    const title = sections.find(({ name }) => name === section)?.title;
    return title ? plain(title, language) : say.unassigned;
  };
  return (
    <div
      class="units"
      ref={shown}
      onPointerLeave={() => rankAnew()}
      onFocusOut={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget as Node | null)) rankAnew();
      }}
    >
      {sections.map((section) => (
        <section key={section.name} class="unit" data-lane={section.name}>
          <SectionHead section={section} moves={moves} name={nameOf(section.name)} />
          <Stack {...props} section={section} moves={moves} nameOf={nameOf} />
        </section>
      ))}
    </div>
  );
};
