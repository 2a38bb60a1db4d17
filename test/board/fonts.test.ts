import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { expect, test } from 'vitest';
import { launch } from './browser.ts';
import { demoForFile } from './demo.ts';

const use = demoForFile();

/** Settings of a system that has one font, with Latin letters only. */
const oneFont = (folder: string): string => {
  const file = path.join(folder, 'fonts.conf');
  fs.writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
      <dir>/usr/share/fonts/truetype/dejavu</dir><cachedir>${folder}</cachedir></fontconfig>`,
  );
  return file;
};

type Seen = { readonly files: readonly string[]; readonly isBrought: () => Promise<boolean> };

/** The sign-in page: font files that it loads, and whether its labels are drawn in one of them. */
const open = async (browser: Browser): Promise<Seen> => {
  const page = await browser.newPage();
  const files: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'font') files.push(request.url());
  });
  await page.goto(use.service.url);
  await page.locator('#username').waitFor();
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const { root } = await session.send('DOM.getDocument');
  const label = { nodeId: root.nodeId, selector: 'label' };
  const { nodeId } = await session.send('DOM.querySelector', label);
  return {
    files,
    isBrought: async () => {
      const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
      return fonts.length > 0 && fonts.every(({ isCustomFont }) => isCustomFont);
    },
  };
};

test('a system with Chinese fonts loads none; one without is brought the characters it meets', async () => {
  const usual = await open(use.browser);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lianxi-fonts-'));
  const bare = await launch({ FONTCONFIG_FILE: oneFont(folder) });
  const { files, isBrought } = await open(bare);
  await expect.poll(isBrought).toBe(true);
  await bare.close();
  fs.rmSync(folder, { recursive: true, force: true });
  // A few of the hundred files.
  expect(files.length).toBeGreaterThan(0);
  expect(files.length).toBeLessThan(60);
  expect(usual.files).toEqual([]);
  expect(await usual.isBrought()).toBe(false);
});
