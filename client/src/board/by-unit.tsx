import { useMemo } from 'preact/hooks';
import { plain } from '../words/format.ts';
import { TOOL_WORDS } from '../words/tools.ts';
import { useWords } from '../words/words.tsx';
import { unitSections } from './groups.ts';
import { SectionHead, Stack, type ViewProps } from './lanes.tsx';
import { useMoves } from './use-moves.ts';

/** Issues by responsible unit: one section each, its cards over all six lanes. */
export const ByUnit = (props: ViewProps) => {
  const { asked } = props;
  const { language } = useWords();
  const say = TOOL_WORDS[language];
  const isSolvedAsked = asked.includes('show=solved');
  const issues = useMemo(
    () => props.issues.filter(({ state }) => isSolvedAsked || state !== 'RESOLVED'),
    [props.issues, isSolvedAsked],
  );
  const sections = useMemo(() => unitSections(issues, language), [issues, language]);
  const moves = useMoves(sections, asked);
  const nameOf = (section: string) => {
    const title = sections.find(({ name }) => name === section)?.title;
    return title ? plain(title, language) : say.unassigned;
  };
  return (
    <div class="units">
      {sections.map((section) => (
        <section key={section.name} class="unit" data-lane={section.name}>
          <SectionHead section={section} name={nameOf(section.name)} />
          <Stack
            {...props}
            section={section}
            left={moves.filter((one) => one.section === section.name)}
            nameOf={nameOf}
          />
        </section>
      ))}
    </div>
  );
};
