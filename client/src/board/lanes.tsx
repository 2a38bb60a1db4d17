import { useMemo } from 'preact/hooks';
import { Link } from 'wouter';
import type { IssueCardFragment } from '../gql/graphql.ts';
import { Empty } from '../ui/banner.tsx';
import { Card, Ghost } from '../ui/card.tsx';
import { LaneHead } from '../ui/lane.tsx';
import { Light, toneOf } from '../ui/light.tsx';
import { formatClause, type Language, plain, type Written as Text } from '../words/format.ts';
import { useWords, Written } from '../words/words.tsx';
import { cardFactsOf } from './card-facts.tsx';
import { SECTIONS, type Section, type SectionName } from './sections.ts';
import type { Mark } from './use-marks.ts';
import type { Left } from './use-moves.ts';

/** Rows that a section of rows shows before it says how many more there are. */
const ROWS = 13;

/** What every arrangement of the board is given. */
export type ViewProps = {
  /** Those that the query lets through. */
  readonly issues: readonly IssueCardFragment[];
  /** Whether the board holds an issue at all, let through or not. */
  readonly isHeld: (id: string) => boolean;
  /** The query as it stands in the address, with its question mark; links keep it. */
  readonly asked: string;
  readonly marks: ReadonlyMap<string, Mark>;
  readonly today: string;
  readonly openNumber: string | null;
};

type SectionProps = ViewProps & {
  readonly section: Section;
  readonly left: readonly Left[];
  /** What a section is called, for cards that go there. */
  readonly nameOf: (section: string) => string;
};

const shortened = (title: Text, language: Language): string => {
  const text = plain(title, language);
  const most = language === 'zh' ? 9 : 24;
  return text.length > most ? `${text.slice(0, most)}…` : text;
};

const GhostOf = ({
  one,
  isHeld,
  nameOf,
}: Pick<SectionProps, 'isHeld' | 'nameOf'> & { readonly one: Left }) => {
  const { language, words } = useWords();
  const gone = isHeld(one.id) ? words.leftFilter : words.goneFromView;
  const where = one.to ? nameOf(one.to) : gone;
  return <Ghost>{words.movedTo(shortened(one.title as Text, language), where)}</Ghost>;
};

const Row = ({
  issue,
  asked,
  isMarked,
}: {
  readonly issue: IssueCardFragment;
  readonly asked: string;
  readonly isMarked: boolean;
}) => {
  const { words } = useWords();
  const isSolved = issue.state === 'RESOLVED';
  const unit = (
    <Written text={(isSolved ? (issue.leadUnit ?? issue.ownerUnit) : issue.ownerUnit).shortName} />
  );
  return (
    <li data-id={issue.id} class={isMarked ? 'moved' : undefined}>
      {isSolved && (
        <Light tone={toneOf(issue.light.tone)}>
          <span class="unseen">{words.tones[issue.light.tone]}</span>
        </Light>
      )}
      <Link href={`/issues/${issue.number}${asked}`}>
        <Written text={issue.title} />
      </Link>
      <span class="end">
        {isSolved ? (
          <>
            <em>
              {unit}
              {words.separator}
            </em>
            {words.days(issue.light.days)}
          </>
        ) : (
          unit
        )}
      </span>
    </li>
  );
};

const Rows = ({ section, left, marks, asked, isHeld, nameOf }: SectionProps) => {
  const { words } = useWords();
  const more = section.issues.length - ROWS;
  return (
    <>
      <ul class="rows">
        {section.issues.slice(0, ROWS).map((issue) => (
          <Row key={issue.id} issue={issue} asked={asked} isMarked={marks.has(issue.id)} />
        ))}
      </ul>
      {left.map((one) => (
        <GhostOf key={one.id} one={one} isHeld={isHeld} nameOf={nameOf} />
      ))}
      {more > 0 && <div class="more">{words.moreRows(more)}</div>}
    </>
  );
};

const CardOf = ({
  issue,
  asked,
  today,
  mark,
  isOpen,
}: {
  readonly issue: IssueCardFragment;
  readonly asked: string;
  readonly today: string;
  readonly mark: Mark | undefined;
  readonly isOpen: boolean;
}) => {
  const { language } = useWords();
  // Dates and titles are worded once, not at every letter of a search.
  const facts = useMemo(
    () => cardFactsOf(issue, language, today, mark, isOpen),
    [issue, language, today, mark, isOpen],
  );
  return <Card card={{ ...facts, href: `${facts.href}${asked}` }} />;
};

/** Cards below each other, with the places that others have just left. */
export const Stack = (props: SectionProps) => {
  const { section, left, marks, today, openNumber, asked, isHeld, nameOf } = props;
  const cards = section.issues.map((issue) => (
    <li key={issue.id}>
      <CardOf
        issue={issue}
        asked={asked}
        today={today}
        mark={marks.get(issue.id)}
        isOpen={issue.number === openNumber}
      />
    </li>
  ));
  // A place stays open where the card was, so that nothing below it jumps.
  const ghosts = left.toSorted((a, b) => a.index - b.index);
  const places = ghosts.reduce<typeof cards>((list, one) => {
    const at = Math.min(one.index, list.length);
    const ghost = (
      <li key={`left-${one.id}`}>
        <GhostOf one={one} isHeld={isHeld} nameOf={nameOf} />
      </li>
    );
    return [...list.slice(0, at), ghost, ...list.slice(at)];
  }, cards);
  return <ul class="stack">{places}</ul>;
};

/** Name, count and late ones of a section. */
export const SectionHead = ({
  section,
  name,
  note = '',
}: {
  readonly section: Section;
  readonly name: string;
  readonly note?: string;
}) => {
  const { words } = useWords();
  const { length } = section.issues;
  const isLate = ({ state, light }: IssueCardFragment) =>
    light.tone === 'LATE' && state !== 'RESOLVED';
  const late = section.issues.filter(isLate).length;
  return (
    <LaneHead
      id={`section-${section.name}`}
      name={name}
      label={words.laneName(name, length)}
      count={length}
      late={late > 0 ? { count: late, word: words.tones.LATE } : null}
      note={note}
    />
  );
};

/** One section of a lane by status: its head and its issues. */
export const SectionOf = (props: SectionProps & { readonly section: Section<SectionName> }) => {
  const { language, words } = useWords();
  const { name, issues } = props.section;
  const { clause, isRows } = SECTIONS[name];
  const note = clause ? formatClause(clause, language) : '';
  const isEmpty = issues.length === 0 && props.left.length === 0;
  return (
    <>
      <SectionHead
        section={props.section}
        name={words.lanes[name]}
        note={name === 'progress' ? `${note}${words.separator}${words.reportCycle}` : note}
      />
      {isEmpty && <Empty>{words.laneEmpty[name]}</Empty>}
      {!isEmpty && (isRows ? <Rows {...props} /> : <Stack {...props} />)}
    </>
  );
};
