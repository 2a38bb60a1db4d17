import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { type DemoService, startDemo } from '../support/demo.ts';
import { launch } from './browser.ts';
import { type Line, openLine } from './line.ts';

/** What the tests of a file share. */
export type Demo = {
  /** One district for all of the file; each test takes issues of its own. */
  readonly service: DemoService;
  readonly browser: Browser;
  /** A network whose cable can be pulled. */
  readonly line: Line;
};

/** A demo, a browser and a line for the tests of a file. Called once, at its top. */
export const demoForFile = (): Demo => {
  const held = new AsyncDisposableStack();
  const demo = {} as { -readonly [Key in keyof Demo]: Demo[Key] };
  beforeAll(async () => {
    demo.service = held.use(await startDemo());
    demo.browser = await launch();
    held.defer(() => demo.browser.close());
    demo.line = await openLine();
    held.defer(() => demo.line.close());
  }, 330_000);
  afterAll(() => held.disposeAsync(), 60_000);
  return demo;
};
