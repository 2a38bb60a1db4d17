import type { ComponentChildren } from 'preact';
import { Light, type Tone } from './light.tsx';

/** Something the system has to say; it stands in a place of its own and pushes nothing. */
export const Banner = ({
  tone,
  title,
  end,
  children,
}: {
  readonly tone: Tone;
  readonly title: string;
  readonly end?: ComponentChildren;
  readonly children?: ComponentChildren;
}) => (
  <div class={`banner tone-${tone}`} role="status">
    <Light tone={tone}>{title}</Light>
    <span>{children}</span>
    {end && <span class="banner-end">{end}</span>}
  </div>
);

/** The picture is old: in place of the figures, which must not be read as true. */
export const Alarm = ({
  age,
  action,
  children,
}: {
  readonly age: string;
  readonly action: ComponentChildren;
  readonly children: ComponentChildren;
}) => (
  <div class="alarm" role="alert">
    <span class="alarm-age">
      <i class="shape tone-late" aria-hidden="true" />
      {age}
    </span>
    <span>{children}</span>
    {action}
  </div>
);

/** Says what would come here. */
export const Empty = ({
  title,
  children,
}: {
  readonly title?: string;
  readonly children?: ComponentChildren;
}) => (
  <div class="empty">
    {title && <b>{title}</b>}
    {children}
  </div>
);

/** Bars in about the final size, never over data. */
export const Loading = ({ rows, label }: { readonly rows: number; readonly label: string }) => (
  <div role="status" aria-label={label}>
    {Array.from({ length: rows }, (_, index) => (
      <span key={String(index)} class="bar" style={{ width: `${90 - ((index * 17) % 45)}%` }} />
    ))}
  </div>
);
