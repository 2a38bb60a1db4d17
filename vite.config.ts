import { defineConfig } from 'vite';
import { readConfig } from './server/config.ts';

// The board is written against React's interface and runs on Preact.
const alias = [
  { find: /^react\/jsx-runtime$/, replacement: 'preact/jsx-runtime' },
  { find: /^react-dom$/, replacement: 'preact/compat' },
  { find: /^react$/, replacement: 'preact/compat' },
];

const { origin: target, port } = readConfig({ ...process.env, ORIGIN: undefined });

// The server takes changes only from its own pages: to it, the board from here is one.
const proxied = { target, changeOrigin: true, headers: { origin: target } };

export default defineConfig({
  root: 'client',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  resolve: { alias },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    // The content security policy wants files, and today's browsers need no help to preload them.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // One file for the first view: it packs smaller than seven, and comes in one go.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } },
    },
  },
  // `npm run dev`: the board from here, everything else from the server.
  server: {
    host: '127.0.0.1',
    port: port + 1,
    strictPort: true,
    proxy: {
      '/graphql': { ...proxied, ws: true },
      '/auth': proxied,
    },
  },
});
