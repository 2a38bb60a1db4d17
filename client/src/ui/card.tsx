import { type ComponentChildren, createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { Link } from 'wouter';
import { Light, type Tone } from './light.tsx';
import { PlanBar, type StepMark } from './plan-bar.tsx';

/** What a card shows; everything is worded already. */
export type CardFacts = {
  readonly id: string;
  readonly href: string;
  readonly tone: Tone;
  readonly light: string;
  readonly urgent: { readonly sign: string; readonly name: string } | null;
  readonly date: { readonly word: string; readonly day: string; readonly iso: string } | null;
  readonly title: ComponentChildren;
  readonly name: string;
  readonly unit: ComponentChildren;
  readonly project: ComponentChildren;
  readonly steps: readonly StepMark[];
  /** Set for a few seconds after somebody else moved or changed it. */
  readonly by: { readonly what: string; readonly clause: string } | null;
  readonly isOpen: boolean;
};

/** The query that every card's address keeps, with its question mark. */
export const CardQuery = createContext('');

// The query changes with every letter of a search: only the links follow it, not the cards.
const CardLink = ({ href, title }: Pick<CardFacts, 'href' | 'title'>) => (
  <Link href={href + useContext(CardQuery)}>{title}</Link>
);

/** One issue on the board. */
export const Card = ({
  card,
  isOver = false,
}: {
  readonly card: CardFacts;
  /** Its head lies over the first row: the card grows no higher. */
  readonly isOver?: boolean;
}) => (
  <article
    class={`card tone-${card.tone}${card.by ? ' moved' : ''}${isOver ? ' over' : ''}`}
    aria-label={card.name}
    aria-current={card.isOpen ? 'true' : undefined}
    data-id={card.id}
  >
    {card.by && (
      <div class="card-by">
        {card.by.what}
        <span>{card.by.clause}</span>
      </div>
    )}
    <div class="card-top">
      <Light tone={card.tone}>{card.light}</Light>
      {card.urgent && (
        <b class="urgent" role="img" aria-label={card.urgent.name}>
          {card.urgent.sign}
        </b>
      )}
      {card.date && (
        <time dateTime={card.date.iso}>
          <em>{card.date.word} </em>
          {card.date.day}
        </time>
      )}
    </div>
    <h3>
      <CardLink href={card.href} title={card.title} />
    </h3>
    <div class="card-foot">
      <b>{card.unit}</b>
      <span>{card.project}</span>
    </div>
    <PlanBar steps={card.steps} />
  </article>
);

/** The place that a card has just left; it leads on to where the card went. */
export const Ghost = (ghost: {
  readonly id: string;
  readonly href: string | undefined;
  /** In pixels; null: one line. */
  readonly height: number | null;
  readonly children: ComponentChildren;
}) => {
  const place = {
    class: 'ghost',
    'data-left': ghost.id,
    style: ghost.height === null ? undefined : { height: `${ghost.height}px` },
  };
  return ghost.href ? (
    <Link href={ghost.href} {...place}>
      {ghost.children}
    </Link>
  ) : (
    <div {...place} tabIndex={-1}>
      {ghost.children}
    </div>
  );
};
