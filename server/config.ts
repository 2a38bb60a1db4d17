import { isIP } from 'node:net';
import path from 'node:path';
import { StartFailure } from './failure.ts';
import type { Words } from './kernel/text.ts';

/** What an operator decides about a process. What a district decides is data (the rules), not a setting. */
export type Config = {
  readonly port: number;
  readonly host: string;
  readonly origin: string;
  readonly dataFolder: string;
  readonly databaseUrl: string | null;
  readonly isDemo: boolean;
  readonly isDevelopment: boolean;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  readonly trustedProxies: readonly string[];
};

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** Every setting: its name in the environment, what stands when it is not given, its unit or form, and what it means. */
export const SETTINGS = [
  {
    name: 'PORT',
    standard: '4000',
    unit: '1–65535',
    meaning: 'the one port for board, API and streams',
  },
  {
    name: 'HOST',
    standard: '127.0.0.1',
    unit: 'address or name',
    meaning: 'the address listened on; 0.0.0.0 is every one',
  },
  {
    name: 'ORIGIN',
    standard: 'http://HOST:PORT',
    unit: 'URL without a path',
    meaning: 'how browsers reach the service, where a proxy stands before it',
  },
  {
    name: 'DATA_DIR',
    standard: './data',
    unit: 'folder',
    meaning: 'the embedded database and the secret of the sessions',
  },
  {
    name: 'DATABASE_URL',
    standard: 'the embedded PostgreSQL',
    unit: 'postgresql:// URL',
    meaning: 'a PostgreSQL of your own',
  },
  {
    name: 'DEMO',
    standard: '1 without DATABASE_URL, else 0',
    unit: '1 or 0',
    meaning: 'loads the demo district into an empty database and shows its sign-ins',
  },
  {
    name: 'TRUSTED_PROXIES',
    standard: 'none',
    unit: 'addresses or networks, comma between',
    meaning: 'whose X-Forwarded-For is believed',
  },
  {
    name: 'LOG_LEVEL',
    standard: 'info',
    unit: LOG_LEVELS.join(' '),
    meaning: 'from which level on lines are written to standard error',
  },
] as const satisfies readonly {
  readonly name: string;
  readonly standard: string;
  readonly unit: string;
  readonly meaning: string;
}[];

type SettingName = (typeof SETTINGS)[number]['name'];

/** Reads the settings; a wrong value throws a {@link StartFailure} that names it. */
export const readConfig = (environment: NodeJS.ProcessEnv): Config => {
  const given = (name: SettingName): string | null => environment[name]?.trim() || null;
  const port = portOf(given('PORT'));
  const host = hostOf(given('HOST'));
  const databaseUrl = databaseUrlOf(given('DATABASE_URL'));
  return {
    port,
    host,
    origin: originOf(given('ORIGIN')) ?? `http://${reachable(host)}:${port}`,
    dataFolder: path.resolve(given('DATA_DIR') ?? 'data'),
    databaseUrl,
    isDemo: flagOf('DEMO', given('DEMO')) ?? databaseUrl === null,
    isDevelopment: environment['NODE_ENV'] === 'development',
    logLevel: logLevelOf(given('LOG_LEVEL')),
    trustedProxies: proxiesOf(given('TRUSTED_PROXIES')),
  };
};

const wrong = (name: SettingName, value: string, must: Words): StartFailure =>
  new StartFailure({
    zh: `设置 ${name} 的值“${value}”无效：${must.zh}。`,
    en: `The setting ${name} cannot be "${value}": ${must.en}.`,
  });

const portOf = (value: string | null): number => {
  if (value === null) return 4000;
  const port = Number(value);
  if (/^\d+$/.test(value) && port >= 1 && port <= 65_535) return port;
  throw wrong('PORT', value, {
    zh: '应为 1 至 65535 的整数',
    en: 'a whole number from 1 to 65535 is needed',
  });
};

const hostOf = (value: string | null): string => {
  if (value === null) return '127.0.0.1';
  const host = value.replace(/^\[(.*)\]$/, '$1');
  if (isIP(host) !== 0 || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(host)) return host;
  throw wrong('HOST', value, { zh: '应为地址或主机名', en: 'an address or a host name is needed' });
};

/** As a browser on this machine writes it. */
const reachable = (host: string): string => {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return isIP(host) === 6 ? `[${host}]` : host;
};

const originOf = (value: string | null): string | null => {
  if (value === null) return null;
  const url = URL.parse(value);
  const isOrigin =
    url && ['http:', 'https:'].includes(url.protocol) && `${url.origin}/` === url.href;
  if (isOrigin) return url.origin;
  throw wrong('ORIGIN', value, {
    zh: '应为不带路径的 http 或 https 网址',
    en: 'an http or https URL without a path is needed',
  });
};

/** The value is not repeated: it may hold a password. */
const databaseUrlOf = (value: string | null): string | null => {
  if (value === null) return null;
  const protocol = URL.parse(value)?.protocol;
  if (protocol === 'postgresql:' || protocol === 'postgres:') return value;
  throw wrong('DATABASE_URL', '…', {
    zh: '应为 postgresql:// 开头的网址',
    en: 'a URL that begins with postgresql:// is needed',
  });
};

const flagOf = (name: SettingName, value: string | null): boolean | null => {
  if (value === null) return null;
  if (value === '1' || value === '0') return value === '1';
  throw wrong(name, value, { zh: '应为 1 或 0', en: '1 or 0 is needed' });
};

const logLevelOf = (value: string | null): Config['logLevel'] => {
  if (value === null) return 'info';
  const level = LOG_LEVELS.find((known) => known === value);
  if (level) return level;
  const levels = LOG_LEVELS.join(' ');
  throw wrong('LOG_LEVEL', value, {
    zh: `应为以下之一：${levels}`,
    en: `one of these is needed: ${levels}`,
  });
};

const proxiesOf = (value: string | null): readonly string[] => {
  const proxies = (value ?? '')
    .split(',')
    .map((proxy) => proxy.trim())
    .filter(Boolean);
  const odd = proxies.find((proxy) => !isNetwork(proxy));
  if (odd === undefined) return proxies;
  throw wrong('TRUSTED_PROXIES', odd, {
    zh: '应为 IP 地址或网段，如 10.0.0.0/8',
    en: 'IP addresses or networks such as 10.0.0.0/8 are needed',
  });
};

const isNetwork = (text: string): boolean => {
  const [address = '', prefix = '0', ...rest] = text.split('/');
  const bits = isIP(address) === 6 ? 128 : 32;
  return isIP(address) !== 0 && /^\d+$/.test(prefix) && Number(prefix) <= bits && rest.length === 0;
};
