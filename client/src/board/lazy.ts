import { lazy } from 'preact/compat';

// The lanes by status come first; what works on them follows in files of its own.

/** Search, arrangement and filters; loaded as soon as the board stands. */
export const Tools = lazy(() => import('./tools.tsx').then(({ Tools: it }) => ({ default: it })));

/** Loaded when somebody arranges the board so. */
export const ByUnit = lazy(() =>
  import('./by-unit.tsx').then(({ ByUnit: it }) => ({ default: it })),
);

/** Loaded when somebody arranges the board so. */
export const ByDue = lazy(() => import('./by-due.tsx').then(({ ByDue: it }) => ({ default: it })));

/** Loaded when a filter lets nothing through. */
export const NoMatch = lazy(() =>
  import('./no-match.tsx').then(({ NoMatch: it }) => ({ default: it })),
);

/** Loaded as soon as the board stands: tells changes, moves cards, heads what is printed. */
export const Attendants = lazy(() =>
  import('./attendants.tsx').then(({ Attendants: it }) => ({ default: it })),
);
