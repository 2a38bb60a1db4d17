import { fill, type Language, type Words } from '../kernel/text.ts';

/** Why a stream ends, or is not begun. */
export const streamWords = {
  RESYNC: {
    zh: '与服务器的记录已接不上，请重新载入',
    en: 'The stream cannot go on from here: load everything again',
  },
  RIGHTS_CHANGED: {
    zh: '您的权限已变化，请重新载入',
    en: 'Your rights have changed: load everything again under the new ones',
  },
  UNAUTHENTICATED: { zh: '请先登录', en: 'Sign in first' },
  PERSONAL_FIELD: {
    zh: '字段 {fields} 因人而异，不能在订阅中使用',
    en: 'What {fields} tells depends on the person and cannot be part of a stream',
  },
  TOO_MANY_SUBSCRIPTIONS: {
    zh: '一条连接上最多 {most} 个订阅',
    en: 'One connection carries at most {most} operations at a time',
  },
  ONE_OPERATION: { zh: '文档中没有可执行的操作', en: 'The document names no operation to run' },
} as const satisfies Record<string, Words>;

export type StreamCode = keyof typeof streamWords;

/** The sentence for a code in one language. */
export const streamSentence = (
  code: StreamCode,
  language: Language,
  values?: Readonly<Record<string, unknown>>,
): string => fill(streamWords[code][language], values);
