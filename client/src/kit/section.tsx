import type { ComponentChildren } from 'preact';

/** One kind of component, with the rule that it keeps. */
export const Section = ({
  name,
  rule,
  children,
}: {
  readonly name: string;
  readonly rule: string;
  readonly children: ComponentChildren;
}) => (
  <section>
    <h2 class="section">
      {name}
      <small>{rule}</small>
    </h2>
    {children}
  </section>
);
