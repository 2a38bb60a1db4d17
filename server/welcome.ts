import type { Config } from './config.ts';

/** What a person at the terminal sees once the service runs. */
export const printWelcome = async (facts: {
  readonly config: Config;
  readonly folder: string | null;
  readonly isDemo: boolean;
  readonly setupLink: string | null;
}): Promise<void> => {
  const { config, folder, isDemo, setupLink } = facts;
  const lines = [['联席 Lianxi', config.origin]];
  if (folder === null) lines.push(['数据 Data', 'DATABASE_URL']);
  else lines.push(['数据 Data folder', config.dataFolder]);
  if (folder !== null && folder !== config.dataFolder) lines.push(['数据库 Database', folder]);
  if (isDemo) {
    const { DEMO_PASSWORD, DEMO_SIGN_INS } = await import('../prisma/demo/sign-ins.ts');
    lines.push(['演示登录 Demo sign-ins', DEMO_SIGN_INS.join('  ')]);
    lines.push(['密码 Password', DEMO_PASSWORD]);
  }
  if (setupLink) lines.push(['首次设置（只能用一次） Set-up link, works once', setupLink]);
  process.stdout.write(`\n${lines.map(([label, text]) => `  ${label}\n    ${text}\n`).join('')}\n`);
};
