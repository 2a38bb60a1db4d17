import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { answer, type Handler, pathOf } from './http.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/** Packed already. */
const PACKED = new Set(['.png', '.woff2', '.ico']);

/** The board speaks only to where it came from, and runs no script that stands in a page. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

type Asset = {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly packed: Buffer | null;
};

/**
 * The built board, read once and held in memory: no path that comes in ever meets the file system.
 * Files named by their content's hash may be kept for ever, the page itself never.
 */
export const boardFiles = async (folder: string): Promise<Handler> => {
  const assets = await read(folder);
  const page = assets.get('/index.html');
  return (request, response) => {
    const asked = pathOf(request);
    // A screen of the board has no extension; what has one is a file, there or not.
    const asset = assets.get(asked) ?? (path.posix.extname(asked) === '' ? page : undefined);
    if (!asset) return answer(response, 404);
    if (request.headers['if-none-match'] === asset.headers['etag'])
      return response.writeHead(304, asset.headers).end();
    const takesPacked = /\bgzip\b/.test(String(request.headers['accept-encoding']));
    const packed = takesPacked ? asset.packed : null;
    const body = packed ?? asset.body;
    const encoding = packed ? { 'content-encoding': 'gzip' } : {};
    response.writeHead(200, { ...asset.headers, ...encoding, 'content-length': body.length });
    return response.end(body);
  };
};

const read = async (folder: string): Promise<ReadonlyMap<string, Asset>> => {
  if (!fs.existsSync(folder)) return new Map();
  const entries = await fs.promises.readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return new Map(
    await Promise.all(
      files.map(async (entry): Promise<[string, Asset]> => {
        const file = path.join(entry.parentPath, entry.name);
        const name = `/${path.relative(folder, file).split(path.sep).join('/')}`;
        return [name, await assetOf(name, await fs.promises.readFile(file))];
      }),
    ),
  );
};

const assetOf = async (name: string, body: Buffer): Promise<Asset> => {
  const extension = path.posix.extname(name);
  const packed = PACKED.has(extension) ? null : await promisify(gzip)(body);
  return {
    body,
    packed: packed && packed.length < body.length ? packed : null,
    headers: {
      'content-type': TYPES[extension] ?? 'application/octet-stream',
      'cache-control': cacheControl(name),
      etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`,
      vary: 'accept-encoding',
      ...(extension === '.html' ? { 'content-security-policy': CONTENT_SECURITY_POLICY } : {}),
    },
  };
};

const cacheControl = (name: string): string => {
  if (name.endsWith('.html')) return 'no-store';
  return name.startsWith('/assets/')
    ? 'public, max-age=31536000, immutable'
    : 'public, max-age=3600';
};
