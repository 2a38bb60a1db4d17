import type { ComponentChild } from 'preact';
import { useEffect, useMemo, useReducer, useRef } from 'preact/hooks';
import { Link } from 'wouter';
import type { IssueCardFragment } from '../gql/graphql.ts';
import { Empty } from '../ui/banner.tsx';
import { Card, Ghost } from '../ui/card.tsx';
import { LaneHead } from '../ui/lane.tsx';
import { Light, toneOf } from '../ui/light.tsx';
import { formatClause, type Language, plain, type Written as Text } from '../words/format.ts';
import { useWords, Written } from '../words/words.tsx';
import { cardFactsOf } from './card-facts.tsx';
import { lateOf, SECTIONS, type Section, type SectionName } from './sections.ts';
import type { Slot } from './slots.ts';
import type { Mark, Marks } from './use-marks.ts';
import type { Moves } from './use-moves.ts';

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
  readonly marks: Marks;
  readonly today: string;
  readonly openNumber: string | null;
};

type SectionProps = ViewProps & {
  readonly section: Section;
  readonly moves: Moves;
  /** What a section is called, for cards that go there. */
  readonly nameOf: (section: string) => string;
};

const shortened = (title: Text, language: Language): string => {
  const text = plain(title, language);
  const most = language === 'zh' ? 9 : 24;
  return text.length > most ? `${text.slice(0, most)}…` : text;
};

const GhostOf = ({
  slot: { id, left },
  isHeld,
  asked,
  nameOf,
}: Pick<SectionProps, 'isHeld' | 'asked' | 'nameOf'> & { readonly slot: Slot }) => {
  const { language, words } = useWords();
  if (!left) return null;
  const isKnown = isHeld(id);
  const gone = isKnown ? words.leftFilter : words.goneFromView;
  const where = left.to ? nameOf(left.to) : gone;
  return (
    <Ghost
      id={id}
      height={left.height}
      href={isKnown ? `/issues/${left.number}${asked}` : undefined}
    >
      {words.movedTo(shortened(left.title, language), where)}
    </Ghost>
  );
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

const Rows = (props: SectionProps) => {
  const { section, moves, asked } = props;
  const { words } = useWords();
  const { slots } = moves.drawnOf(section.name);
  const more = slots.length - ROWS;
  return (
    <>
      <ul class="rows">
        {slots.slice(0, ROWS).map((slot) =>
          slot.issue ? (
            <Row
              key={slot.id}
              issue={slot.issue}
              asked={asked}
              isMarked={slot.mark !== undefined}
            />
          ) : (
            <li key={slot.id}>
              <GhostOf {...props} slot={slot} />
            </li>
          ),
        )}
      </ul>
      {more > 0 && <div class="more">{words.moreRows(more)}</div>}
    </>
  );
};

const CardOf = ({
  issue,
  today,
  mark,
  isOver,
  isOpen,
}: {
  readonly issue: IssueCardFragment;
  readonly today: string;
  readonly mark: Mark | undefined;
  readonly isOver: boolean;
  readonly isOpen: boolean;
}) => {
  const { language } = useWords();
  // Worded and drawn once, not at every letter of a search: the same picture is passed over.
  return useMemo(
    () => <Card card={cardFactsOf(issue, language, today, mark, isOpen)} isOver={isOver} />,
    [issue, language, today, mark, isOver, isOpen],
  );
};

/** Cards that a section draws at first, and by how many more it grows with every frame. */
const FIRST = 20;
const MORE = 20;

/** How many of `count` are drawn by now: a long list takes some frames, and input comes between. */
const useGrowing = (count: number): number => {
  const drawn = useRef(0);
  const [, grow] = useReducer<number, void>((n) => n + 1, 0);
  const now = Math.min(count, Math.max(FIRST, drawn.current + MORE));
  useEffect(() => {
    drawn.current = now;
    if (now === count) return;
    const frame = requestAnimationFrame(() => grow());
    return () => cancelAnimationFrame(frame);
  });
  return now;
};

/** Cards below each other, with the places that others have just left. */
export const Stack = (props: SectionProps) => {
  const { section, moves, today, openNumber } = props;
  const { slots } = moves.drawnOf(section.name);
  const count = useGrowing(slots.length);
  // Of hundreds of cards a change redraws one: the same node is passed over.
  const nodes = useMemo(() => new WeakMap<Slot, ComponentChild>(), [today, openNumber]);
  const cardAt = (slot: Slot, issue: IssueCardFragment): ComponentChild => {
    const known = nodes.get(slot);
    if (known) return known;
    const { mark, isOver } = slot;
    const isOpen = issue.number === openNumber;
    const made = (
      <li key={slot.id}>
        <CardOf issue={issue} today={today} mark={mark} isOver={isOver} isOpen={isOpen} />
      </li>
    );
    nodes.set(slot, made);
    return made;
  };
  return (
    <ul class="stack">
      {slots.slice(0, count).map((slot) =>
        slot.issue ? (
          cardAt(slot, slot.issue)
        ) : (
          <li key={slot.id}>
            <GhostOf {...props} slot={slot} />
          </li>
        ),
      )}
    </ul>
  );
};

/** Name, count and late ones of a section. */
export const SectionHead = ({
  section,
  name,
  moves,
  note = '',
}: Pick<SectionProps, 'section' | 'moves'> & {
  readonly name: string;
  readonly note?: string;
}) => {
  const { words } = useWords();
  const { length } = section.issues;
  const late = lateOf(section.issues).length;
  const { waiting } = moves.drawnOf(section.name);
  return (
    <LaneHead
      id={`section-${section.name}`}
      name={name}
      label={words.laneName(name, length)}
      count={length}
      late={late > 0 ? { count: late, word: words.tones.LATE } : null}
      note={note}
      waiting={
        waiting > 0
          ? { word: words.waiting(waiting), onShow: () => moves.release(section.name) }
          : null
      }
    />
  );
};

/** One section of a lane by status: its head and its issues. */
export const SectionOf = (props: SectionProps & { readonly section: Section<SectionName> }) => {
  const { language, words } = useWords();
  const { name, issues } = props.section;
  const { clause, isRows } = SECTIONS[name];
  const note = clause ? formatClause(clause, language) : '';
  const isEmpty = issues.length === 0 && props.moves.drawnOf(name).slots.length === 0;
  return (
    <>
      <SectionHead
        section={props.section}
        moves={props.moves}
        name={words.lanes[name]}
        note={name === 'progress' ? `${note}${words.separator}${words.reportCycle}` : note}
      />
      {isEmpty && <Empty>{words.laneEmpty[name]}</Empty>}
      {!isEmpty && (isRows ? <Rows {...props} /> : <Stack {...props} />)}
    </>
  );
};
