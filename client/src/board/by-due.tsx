import { useMemo, useState } from 'preact/hooks';
import { Empty } from '../ui/banner.tsx';
import { Lane } from '../ui/lane.tsx';
import { TOOL_WORDS } from '../words/tools.ts';
import { useWords } from '../words/words.tsx';
import { type DueLane, dueSections } from './groups.ts';
import { LaneTabs } from './lane-tabs.tsx';
import { SectionHead, Stack, type ViewProps } from './lanes.tsx';
import { useMoves } from './use-moves.ts';

/** Open issues by when they are due, in six lanes. */
export const ByDue = (props: ViewProps) => {
  const { issues, today, asked, openNumber } = props;
  const { language, words } = useWords();
  const say = TOOL_WORDS[language];
  const sections = useMemo(() => dueSections(issues, today), [issues, today]);
  const moves = useMoves(sections, asked, props.marks, openNumber);
  const [shown, setShown] = useState(0);
  const nameOf = (section: string) => say.dueLanes[section as DueLane];
  const tabs = sections.map((section) => ({ name: nameOf(section.name), sections: [section] }));
  return (
    <>
      <LaneTabs tabs={tabs} shown={shown} onShow={setShown} />
      <div class="lanes">
        {sections.map((section, lane) => {
          const isEmpty =
            section.issues.length === 0 && moves.drawnOf(section.name).slots.length === 0;
          return (
            <Lane
              key={section.name}
              name={section.name}
              isWide={false}
              isShown={lane === shown}
              belowWords={words.below}
              isBeside={section.issues.some(({ number }) => number === openNumber)}
            >
              <SectionHead section={section} moves={moves} name={nameOf(section.name)} />
              {isEmpty && <Empty>{say.dueEmpty}</Empty>}
              {!isEmpty && <Stack {...props} section={section} moves={moves} nameOf={nameOf} />}
            </Lane>
          );
        })}
      </div>
    </>
  );
};
