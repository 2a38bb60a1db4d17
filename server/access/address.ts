import type { IncomingHttpHeaders } from 'node:http';
import { BlockList, isIP } from 'node:net';

/** Addresses whose word about other addresses is taken: `10.0.0.1`, `10.0.0.0/8`, `fd00::/8`. */
export const proxyList = (proxies: readonly string[]): BlockList => {
  const list = new BlockList();
  for (const proxy of proxies) {
    const [address = '', prefix] = proxy.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (prefix === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(prefix), family);
  }
  return list;
};

const bare = (address: string): string =>
  address
    .trim()
    .replace(/^::ffff:(?=\d+\.)/i, '')
    .replace(/^\[(.+)\](:\d+)?$/, '$1');

const isTrusted = (proxies: BlockList, address: string): boolean => {
  const family = isIP(address);
  return family !== 0 && proxies.check(address, family === 6 ? 'ipv6' : 'ipv4');
};

/**
 * Where a request comes from. `X-Forwarded-For` counts only as far as trusted proxies wrote it:
 * read from the right, the first address that is not one of them is the client.
 */
export const addressOf = (
  request: {
    readonly socket: { readonly remoteAddress?: string | undefined };
    readonly headers: IncomingHttpHeaders;
  },
  proxies: BlockList,
): string | null => {
  const peer = request.socket.remoteAddress ? bare(request.socket.remoteAddress) : null;
  if (peer === null || !isTrusted(proxies, peer)) return peer;
  const header = request.headers['x-forwarded-for'];
  const hops = (Array.isArray(header) ? header.join(',') : (header ?? '')).split(',').map(bare);
  const client = hops.reverse().find((hop) => isIP(hop) !== 0 && !isTrusted(proxies, hop));
  return client ?? peer;
};
