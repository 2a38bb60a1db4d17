import { Link } from 'wouter';
import type { IssueCardFragment } from '../gql/graphql.ts';
import { Empty } from '../ui/banner.tsx';
import { Card, Ghost } from '../ui/card.tsx';
import { LaneHead } from '../ui/lane.tsx';
import { Light, toneOf } from '../ui/light.tsx';
import { formatClause, type Language, plain, type Written as Text } from '../words/format.ts';
import { useWords, Written } from '../words/words.tsx';
import { cardFactsOf } from './card-facts.tsx';
import { SECTIONS, type Section } from './sections.ts';
import type { Mark } from './use-marks.ts';
import type { Left } from './use-moves.ts';

/** Rows that a section of rows shows before it says how many more there are. */
const ROWS = 13;

type SectionProps = {
  readonly section: Section;
  readonly left: readonly Left[];
  readonly marks: ReadonlyMap<string, Mark>;
  readonly today: string;
  readonly openNumber: string | null;
};

const shortened = (title: Text, language: Language): string => {
  const text = plain(title, language);
  const most = language === 'zh' ? 9 : 24;
  return text.length > most ? `${text.slice(0, most)}…` : text;
};

const GhostOf = ({ one }: { readonly one: Left }) => {
  const { language, words } = useWords();
  const where = one.to ? words.lanes[one.to] : words.goneFromView;
  return <Ghost>{words.movedTo(shortened(one.title as Text, language), where)}</Ghost>;
};

const Row = ({
  issue,
  isMarked,
}: {
  readonly issue: IssueCardFragment;
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
      <Link href={`/issues/${issue.number}`}>
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

const Rows = ({ section, left, marks }: SectionProps) => {
  const { words } = useWords();
  const more = section.issues.length - ROWS;
  return (
    <>
      <ul class="rows">
        {section.issues.slice(0, ROWS).map((issue) => (
          <Row key={issue.id} issue={issue} isMarked={marks.has(issue.id)} />
        ))}
      </ul>
      {left.map((one) => (
        <GhostOf key={one.id} one={one} />
      ))}
      {more > 0 && <div class="more">{words.moreRows(more)}</div>}
    </>
  );
};

const Stack = ({ section, left, marks, today, openNumber }: SectionProps) => {
  const { language } = useWords();
  const cards = section.issues.map((issue) => (
    <li key={issue.id}>
      <Card
        card={cardFactsOf(issue, language, today, marks.get(issue.id), issue.number === openNumber)}
      />
    </li>
  ));
  // A place stays open where the card was, so that nothing below it jumps.
  const ghosts = left.toSorted((a, b) => a.index - b.index);
  const places = ghosts.reduce<typeof cards>((list, one) => {
    const at = Math.min(one.index, list.length);
    const ghost = (
      <li key={`left-${one.id}`}>
        <GhostOf one={one} />
      </li>
    );
    return [...list.slice(0, at), ghost, ...list.slice(at)];
  }, cards);
  return <ul class="stack">{places}</ul>;
};

/** One section of a lane: its head and its issues. */
export const SectionOf = (props: SectionProps) => {
  const { language, words } = useWords();
  const { name, issues } = props.section;
  const late = issues.filter(({ light }) => light.tone === 'LATE').length;
  const { clause, isRows } = SECTIONS[name];
  const note = clause ? formatClause(clause, language) : '';
  const isEmpty = issues.length === 0 && props.left.length === 0;
  return (
    <>
      <LaneHead
        id={`section-${name}`}
        name={words.lanes[name]}
        label={words.laneName(words.lanes[name], issues.length)}
        count={issues.length}
        late={late > 0 && name !== 'solved' ? { count: late, word: words.tones.LATE } : null}
        note={name === 'progress' ? `${note}${words.separator}${words.reportCycle}` : note}
      />
      {isEmpty && <Empty>{words.laneEmpty[name]}</Empty>}
      {!isEmpty && (isRows ? <Rows {...props} /> : <Stack {...props} />)}
    </>
  );
};
