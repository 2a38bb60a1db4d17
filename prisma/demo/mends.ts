import { type DemoStep, recordedHistory, recordedMonth } from './data.ts';

// Where the recorded steps and the lifecycle differ, the lifecycle is right. These are the steps
// that are mended by hand; what a rule can mend stands with the translation.

/** The owner unit had objected before the office could send the claim back (6.8). */
const OBJECTION: DemoStep = {
  no: 484.5,
  at: '2026-11-04T10:10:00+08:00',
  as: 'majuqiao',
  subject: 'ISSUE',
  does: 'give view',
  on: '2026-028',
  with: {
    verdict: 'OBJECT',
    text: {
      zh: '首期款尚未入库，暂不同意销号。',
      en: 'The first payment is not in yet; we do not agree for now.',
    },
  },
};

/** Whoever opens the demo finds its meeting at this moment, however much later that is. */
const PAUSE: DemoStep = {
  no: 641.5,
  at: '2026-11-24T09:42:17+08:00',
  as: 'office',
  subject: 'MEETING',
  does: 'pause timer',
  on: 'MT05',
  with: { item: 2 },
};

/** Confirmed on the last day on which the owner unit may still speak: moved past it (6.8). */
const LATER: ReadonlyMap<number, string> = new Map([
  [163, '2026-12-17T10:00:00+08:00'],
  [164, '2026-12-17T10:20:00+08:00'],
]);

/** When the item was taken up that is being spoken about. */
const BEGUN: ReadonlyMap<number, string> = new Map([[640, '2026-11-24T09:32:53+08:00']]);

const inOrder = (steps: readonly DemoStep[]): readonly DemoStep[] =>
  [...steps].sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || a.no - b.no);

/** The year before the demo's now. */
export const readHistory = (): readonly DemoStep[] =>
  inOrder(
    [...recordedHistory(), OBJECTION, PAUSE].map((step) => ({
      ...step,
      at: BEGUN.get(step.no) ?? step.at,
    })),
  );

/** The month after it. */
export const readMonth = (): readonly DemoStep[] =>
  inOrder(recordedMonth().map((step) => ({ ...step, at: LATER.get(step.no) ?? step.at })));
