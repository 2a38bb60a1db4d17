import type { ComponentChildren } from 'preact';

/** How something stands. `live` is the system speaking, not a light. */
export type Tone = 'ok' | 'near' | 'late' | 'done' | 'none' | 'live';

/** The shape that stands for a tone, also in greyscale. */
export const Shape = ({ tone }: { readonly tone: Tone }) => (
  <i class={`shape tone-${tone}`} aria-hidden="true" />
);

/** A state in shape, colour and words. */
export const Light = ({
  tone,
  children,
}: {
  readonly tone: Tone;
  readonly children?: ComponentChildren;
}) => (
  <span class={`light tone-${tone}`}>
    <i class="shape" aria-hidden="true" />
    {children}
  </span>
);

const TONES: Readonly<Record<string, Tone>> = {
  OK: 'ok',
  NEAR: 'near',
  LATE: 'late',
  DONE: 'done',
  DONE_LATE: 'near',
};

/** The tone of a light as the API names it. */
export const toneOf = (name: string): Tone => TONES[name] ?? 'none';
