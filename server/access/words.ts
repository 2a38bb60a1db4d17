import type { Language, Words } from '../kernel/text.ts';

/** Refusals of the sign-in page and of what concerns accounts, sessions and tokens. */
export const accessWords = {
  INVALID_CREDENTIALS: { zh: '账号或口令不对', en: 'The user name or the password is wrong' },
  LOCKED: {
    zh: '连续输错次数过多，请 {minutes} 分钟后再试',
    en: 'Too many wrong passwords. Try again in {minutes} min',
  },
  RATE_LIMITED: {
    zh: '请求过于频繁，请 {seconds} 秒后再试',
    en: 'Too many requests. Try again in {seconds} s',
  },
  UNAUTHENTICATED: { zh: '请先登录', en: 'Sign in first' },
  FORBIDDEN_ORIGIN: {
    zh: '请求来自其他网站，已拒绝',
    en: 'Refused: the request comes from another site',
  },
  BAD_REQUEST: { zh: '请求格式不对', en: 'The request cannot be read' },
  NOT_FOUND: { zh: '没有这个地址', en: 'There is nothing here' },
  METHOD_NOT_ALLOWED: { zh: '不支持这种请求方法', en: 'This method is not supported here' },
  TOO_LARGE: { zh: '请求过大', en: 'The request is too large' },
  UNAVAILABLE: { zh: '服务暂不可用，请稍后再试', en: 'Not available now. Try again later' },
  LINK_INVALID: {
    zh: '链接无效、已用过或已过期',
    en: 'The link is wrong, used up or out of date',
  },
  SETUP_CLOSED: { zh: '已经设置过', en: 'This has been set up already' },
  USERNAME_INVALID: {
    zh: '账号用 3 至 40 个小写字母、数字、点或横线，以字母开头',
    en: 'A user name has 3 to 40 lower-case letters, digits, dots or hyphens, a letter first',
  },
  USERNAME_TAKEN: { zh: '账号已被占用', en: 'The user name is taken' },
  PASSWORD_SHORT: { zh: '口令至少 10 个字符', en: 'A password has at least 10 characters' },
  PASSWORD_LONG: { zh: '口令至多 128 个字符', en: 'A password has at most 128 characters' },
  REQUIRED: { zh: '必填', en: 'Required' },
  READ_ONLY_TOKEN: { zh: '此令牌只可读取', en: 'This token may only read' },
  NO_READ_TOKEN: { zh: '此令牌不可读取', en: 'This token may not read' },
  SCREEN_ONLY: {
    zh: '此链接只显示本次会议的会场画面',
    en: 'This link shows the room of its meeting and nothing else',
  },
  ROOM_ONLY: {
    zh: '会场画面由大屏链接打开',
    en: 'The room is opened by the link of a screen',
  },
  SESSION_REQUIRED: {
    zh: '须登录后办理，不能用令牌',
    en: 'Sign in to do this; a token is not enough',
  },
  ADMIN_ONLY: { zh: '由系统管理员办理', en: 'This is for the administrator of accounts' },
  PHONE_HIDDEN: {
    zh: '电话由办公室和同一事项的承办、协办单位查看',
    en: 'Phones are for the office and the units on the same assignment',
  },
  ACCOUNT_EXISTS: { zh: '此人已有账号', en: 'This person has an account already' },
  ACCOUNT_DISABLED: { zh: '账号已停用', en: 'The account is disabled' },
  SCOPES_INVALID: { zh: '权限只有 read 和 write', en: 'Scopes are read and write' },
  EXPIRY_INVALID: {
    zh: '有效期须在今后一年以内',
    en: 'The expiry must lie in the future, at most a year ahead',
  },
  TOO_MANY_TOKENS: {
    zh: '令牌至多 20 个，请先撤销不用的',
    en: 'At most 20 tokens; revoke one first',
  },
} as const satisfies Record<string, Words>;

export type AccessCode = keyof typeof accessWords;

/** The language asked for by `accept-language`; Chinese unless English is preferred. */
export const languageOf = (header: string | null | undefined): Language => {
  const ranked = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...rest] = part.trim().toLowerCase().split(';');
      const quality = rest.map((piece) => /^\s*q=([\d.]+)$/.exec(piece)?.[1]).find(Boolean);
      return { language: tag.split('-')[0], quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ language, quality }) => (language === 'zh' || language === 'en') && quality > 0)
    .sort((a, b) => b.quality - a.quality);
  return ranked[0]?.language === 'en' ? 'en' : 'zh';
};
