import { describe, expect, it } from 'vitest';
import { readConfig } from '../../server/config.ts';
import { StartFailure } from '../../server/failure.ts';

const sentence = (environment: NodeJS.ProcessEnv): string => {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof StartFailure) return error.sentence.en;
    throw error;
  }
  return '';
};

describe('settings', () => {
  it('have defaults for somebody who sets nothing', () => {
    expect(readConfig({})).toMatchObject({
      port: 4000,
      host: '127.0.0.1',
      origin: 'http://127.0.0.1:4000',
      databaseUrl: null,
      isDemo: true,
      isDevelopment: false,
      trustedProxies: [],
    });
  });

  it('are no demo with a database of one’s own, unless asked for', () => {
    const DATABASE_URL = 'postgresql://lianxi@db.example.cn/lianxi';
    expect(readConfig({ DATABASE_URL }).isDemo).toBe(false);
    expect(readConfig({ DATABASE_URL, DEMO: '1' }).isDemo).toBe(true);
    expect(readConfig({ DEMO: '0' }).isDemo).toBe(false);
  });

  it('take an empty value as not given', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: ' ' })).toEqual(readConfig({}));
  });

  it('write an address as a browser does', () => {
    expect(readConfig({ HOST: '::1', PORT: '4400' }).origin).toBe('http://[::1]:4400');
    expect(readConfig({ HOST: '[::1]' }).host).toBe('::1');
    expect(readConfig({ HOST: '0.0.0.0' }).origin).toBe('http://127.0.0.1:4000');
  });

  it.each([
    ['PORT', '0'],
    ['PORT', '65536'],
    ['PORT', '4000.5'],
    ['PORT', '4e3'],
    ['PORT', 'http'],
    ['HOST', 'a b'],
    ['HOST', '-x'],
    ['ORIGIN', 'lianxi.example.cn'],
    ['ORIGIN', 'https://lianxi.example.cn/board'],
    ['ORIGIN', 'ftp://lianxi.example.cn'],
    ['DATABASE_URL', 'mysql://localhost/x'],
    ['DATABASE_URL', 'localhost'],
    ['DEMO', 'yes'],
    ['TRUSTED_PROXIES', '10.0.0.0/33'],
    ['TRUSTED_PROXIES', '10.0.0.1, proxy'],
    ['LOG_LEVEL', 'loud'],
  ])('refuse %s=%s in one sentence that names it', (name, value) => {
    expect(sentence({ [name]: value })).toMatch(
      new RegExp(`^The setting ${name} cannot be .+\\.$`),
    );
  });

  it('never repeat an address that may hold a password', () => {
    expect(sentence({ DATABASE_URL: 'mysql://root:canary-secret@localhost/x' })).not.toContain(
      'canary-secret',
    );
  });
});
