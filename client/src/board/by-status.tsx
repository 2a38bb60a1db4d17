import { useMemo, useState } from 'preact/hooks';
import { Lane } from '../ui/lane.tsx';
import { useWords } from '../words/words.tsx';
import { LaneTabs } from './lane-tabs.tsx';
import { SectionOf, type ViewProps } from './lanes.tsx';
import {
  LANES,
  SECTION_NAMES,
  SECTIONS,
  type SectionName,
  sectionsOf,
  WIDE_LANE,
} from './sections.ts';
import { useMoves } from './use-moves.ts';

const laneOf = (section: string): string =>
  LANES[SECTIONS[section as SectionName].lane]?.[0] ?? section;

/** Issues by status, in five lanes that follow their course. */
export const ByStatus = (props: ViewProps) => {
  const { issues, asked, openNumber } = props;
  const { words } = useWords();
  const sections = useMemo(() => sectionsOf(issues), [issues]);
  const moves = useMoves(sections, asked, props.marks, openNumber, laneOf);
  const [shown, setShown] = useState(WIDE_LANE);
  const openSection = sections.find((s) => s.issues.some(({ number }) => number === openNumber));
  const nameOf = (section: string) => words.lanes[section as SectionName];
  const tabs = [
    ...LANES.map((names) => ({
      name: nameOf(names[0] ?? 'verify'),
      sections: sections.filter(({ name }) => names.includes(name) && name !== 'solved'),
    })),
    // On a phone what is solved has a tab of its own, in the lane where it stands.
    { name: nameOf('solved'), sections: sections.filter(({ name }) => name === 'solved') },
  ];
  return (
    <>
      <LaneTabs tabs={tabs} shown={shown} onShow={setShown} />
      <div class="lanes" data-tab={shown}>
        {LANES.map((names, lane) => (
          <Lane
            key={names[0] ?? ''}
            name={names[0] ?? ''}
            isWide={lane === WIDE_LANE}
            isShown={lane === Math.min(shown, LANES.length - 1)}
            belowWords={words.below}
            isBeside={openSection !== undefined && names.includes(openSection.name)}
          >
            {names.map((name) => (
              <SectionOf
                {...props}
                key={name}
                section={sections[SECTION_NAMES.indexOf(name)] ?? { name, issues: [] }}
                moves={moves}
                nameOf={nameOf}
              />
            ))}
          </Lane>
        ))}
      </div>
    </>
  );
};
