import { lazy } from 'preact/compat';

/** Loaded for whoever steers a meeting in session. */
export const Control = lazy(() =>
  import('../control/control.tsx').then((module) => ({ default: module.Control })),
);

/** Loaded for whoever follows one. */
export const Following = lazy(() =>
  import('./following.tsx').then((module) => ({ default: module.Following })),
);
