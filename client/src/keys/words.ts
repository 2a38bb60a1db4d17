import type { Language } from '../words/format.ts';

const zh = {
  title: '键盘',
  hint: '输入法组字时、填写时一律不响应',
  close: '收起',
  names: {
    search: '搜索',
    step: '下一条、上一条',
    lane: '按状态跳列',
    open: '打开、关闭',
    move: '移动卡片',
    send: '提交并填下一份',
    item: '会议：换议题',
    timer: '会议：计时',
    decision: '会议：写决定',
    effect: '会议：宣读核对，宣布生效',
    full: '全屏',
    help: '这张表',
  },
};

const en: typeof zh = {
  title: 'Keyboard',
  hint: 'None of these while you write or an input method composes',
  close: 'Close',
  names: {
    search: 'Search',
    step: 'Next, previous',
    lane: 'To a lane',
    open: 'Open, close',
    move: 'Move a card',
    send: 'Send, on to the next',
    item: 'Meeting: other item',
    timer: 'Meeting: timer',
    decision: 'Meeting: write a decision',
    effect: 'Meeting: read back, put in force',
    full: 'Full screen',
    help: 'This list',
  },
};

/** Words of the list of keys. */
export const keyWords = (language: Language): typeof zh => ({ zh, en })[language];

/** What each is called, and the keys that do it, as they stand on the keyboard. */
export const KEYS: readonly (readonly [keyof typeof zh.names, readonly string[]])[] = [
  ['search', ['/']],
  ['step', ['J', 'K']],
  ['lane', ['1–9']],
  ['open', ['Enter', 'Esc']],
  ['move', ['M']],
  ['send', ['Ctrl Enter']],
  ['item', ['←', '→']],
  ['timer', ['␣']],
  ['decision', ['D']],
  ['effect', ['Ctrl Enter']],
  ['full', ['F']],
  ['help', ['?']],
];
