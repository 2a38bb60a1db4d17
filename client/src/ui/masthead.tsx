import type { ComponentChildren } from 'preact';
import { Link } from 'wouter';

/** One entry of the main navigation. */
export type Place = {
  readonly href: string;
  readonly name: string;
  readonly count: number | null;
  readonly isHere: boolean;
};

/** The head of every page: whose it is, where one is, how the line stands, who one is. */
export const Masthead = (props: {
  readonly body: string;
  readonly label: string;
  readonly places: readonly Place[];
  readonly children: ComponentChildren;
}) => (
  <header class="masthead">
    <span class="seal" aria-hidden="true">
      联
    </span>
    <span class="masthead-name">{props.body}</span>
    <nav aria-label={props.label}>
      {props.places.map((place) => (
        <Link key={place.href} href={place.href} aria-current={place.isHere ? 'page' : undefined}>
          {place.name}
          {place.count !== null && <span class="count">{place.count}</span>}
        </Link>
      ))}
    </nav>
    <div class="masthead-end">{props.children}</div>
  </header>
);
