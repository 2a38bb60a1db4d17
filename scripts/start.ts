// `npm start`: makes what is generated where it is missing or stale, then is the server's process.
import { enableCompileCache } from 'node:module';
import path from 'node:path';
import { prepare } from './prepare.ts';

// Types are stripped and code is compiled once, not at each start.
enableCompileCache(path.resolve(import.meta.dirname, '../.cache/compiled'));

if (!prepare(['generate', 'codegen', 'build'])) process.exit(1);
await import('../server/main.ts');
