import { lazy } from 'preact/compat';

// What the board can do without at first stands in files of its own.

/** Loaded when the first issue is opened. */
export const IssuePanel = lazy(() =>
  import('../issue/issue-panel.tsx').then((module) => ({ default: module.IssuePanel })),
);

/** Loaded when somebody goes to the desk. */
export const Desk = lazy(() =>
  import('../desk/desk-place.tsx').then((module) => ({ default: module.DeskPlace })),
);

/** Loaded when nobody is signed in. */
export const SignIn = lazy(() =>
  import('../sign-in/sign-in.tsx').then((module) => ({ default: module.SignIn })),
);

/** Loaded behind a set-up link. */
export const FirstRun = lazy(() =>
  import('../first-run/first-run.tsx').then((module) => ({ default: module.FirstRun })),
);

/** Loaded when somebody opens a project. */
export const ProjectPage = lazy(() =>
  import('../project/project-page.tsx').then((module) => ({ default: module.ProjectPage })),
);

/** Loaded when somebody looks through the projects. */
export const ProjectList = lazy(() =>
  import('../project/project-list.tsx').then((module) => ({ default: module.ProjectList })),
);

/** Loaded when somebody asks which keys there are. */
export const KeyList = lazy(() =>
  import('../keys/key-list.tsx').then((module) => ({ default: module.KeyList })),
);

/** Loaded where the window is no wider than a phone. */
export const Phone = lazy(() =>
  import('../phone/phone.tsx').then((module) => ({ default: module.Phone })),
);

/** Loaded by a screen in the room of a meeting. */
export const Screen = lazy(() =>
  import('../screen/screen.tsx').then((module) => ({ default: module.Screen })),
);

/** Loaded when somebody goes to the meetings, their minutes or the review of decisions. */
export const Meetings = lazy(() =>
  import('../meeting/places.tsx').then((module) => ({ default: module.Places })),
);
