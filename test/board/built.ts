import fs from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { build, type Plugin } from 'vite';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** Another build of the board, in a folder of its own. */
export type Built = {
  /** Lets the context load it in place of what the service serves. */
  readonly serve: (context: BrowserContext) => Promise<void>;
} & AsyncDisposable;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

/** Builds `page` of client/ with the plugins; it is served at its name, and at / where it is the index. */
export const buildOther = async (page: string, plugins: readonly Plugin[]): Promise<Built> => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'lianxi-built-'));
  await build({
    configFile: path.join(ROOT, 'vite.config.ts'),
    configLoader: 'native',
    root: path.join(ROOT, 'client'),
    logLevel: 'error',
    plugins: [...plugins],
    build: {
      outDir: folder,
      assetsDir: `assets-${path.basename(page, '.html')}`,
      rolldownOptions: { input: path.join(ROOT, 'client', page) },
    },
  });
  const isIndex = page === 'index.html';
  return {
    serve: async (context) => {
      // To the browser these pages come from nowhere: reaching the service needs leave.
      await context.grantPermissions(['local-network-access']);
      await context.route('**/*', (route) => {
        const { pathname } = new URL(route.request().url());
        if (/^\/(graphql|auth|readyz)/.test(pathname)) return route.fallback();
        const isPage = route.request().resourceType() === 'document';
        if (isPage && !isIndex && pathname !== `/${path.basename(page, '.html')}`)
          return route.fallback();
        const file = path.join(folder, isPage ? page : pathname);
        if (!fs.existsSync(file)) return route.fallback();
        const contentType = TYPES[path.extname(file)] ?? 'application/octet-stream';
        return route.fulfill({ contentType, body: fs.readFileSync(file) });
      });
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
};
