import type { Language } from '../words/format.ts';
import type { Widen } from '../words/widen.ts';
import { useWords } from '../words/words.tsx';
import { en } from './en-words.ts';
import { penWords } from './pen-words.ts';

// Words of the page on which the office steers a meeting.

const zh = {
  name: (number: string) => `会议控制 ${number}`,
  missing: '没有这个会议，或者您不能查看。',
  unread: '没有读到这个会议，请再试一次。',
  again: '再试',
  session: (time: string) => `进行中，${time} 开始`,
  adjourned: (time: string) => `休会，${time} 起`,
  presides: (post: string, name: string) => `${post} ${name} 主持`,
  item: (n: number, minutes: number) => `议题 ${n}，计划 ${minutes}:00`,
  noItem: '没有正在讨论的议题',
  over: (time: string) => `超 ${time}`,
  timer: '计时',
  pause: '暂停',
  resume: '继续计时',
  extend: '加 5 分钟',
  previous: '上一议题',
  next: '下一议题',
  first: '开始议题',
  last: '结束议题',
  space: '空格',
  more: '会务',
  control: {
    theirs: (name: string, time: string) => `${name} 于 ${time} 接过控制`,
    nobody: '现在没有人控制会议',
    take: '接过控制',
    hint: '记录决定、到会不受影响；议题、计时和屏幕由控制人操作。',
    lost: (name: string) => `${name} 已接过控制。要收回，按“接过控制”。`,
    taken: '您已接过控制',
  },
  screens: {
    title: '会场屏幕',
    online: (n: number) => `${n} 块在线`,
    upTo: (n: number) => `已显示到第 ${n} 号决定`,
    hold: '停在此页',
    follow: '恢复跟随',
    blank: '遮屏',
    uncover: '取消遮屏',
    same: '与会场同一画面',
    held: '已停在此页',
    blanked: '已遮屏',
    manage: '屏幕链接',
    add: '加屏幕',
    place: '放在哪里',
    none: '还没有会场屏幕。加一块，把链接在会场的电脑上打开。',
    copy: '复制链接',
    copied: '已复制',
    revoke: '停用',
    revoked: '已停用',
    on: '在线',
    off: '未连接',
    hint: '链接不需要账号，只能看本次会议，会议结束即失效。',
    close: '收起',
  },
  agenda: {
    title: '议程',
    sum: (planned: number, used: number) => `计 ${planned} 分钟，已用 ${used}`,
    planned: (n: number) => `计 ${n}`,
    used: (n: number) => `用 ${n}`,
    add: '临时加议题',
    defer: '移到下次',
    deferred: '下次',
    closed: '不上屏',
    grip: (title: string, n: number, all: number) =>
      `${title}，第 ${n} 项，共 ${all} 项。上下键移动`,
    moved: (title: string, n: number) => `“${title}”移到第 ${n} 项`,
    menu: (title: string) => `${title}：更多`,
    start: '现在讨论',
    up: '上移',
    down: '下移',
    close: '收起',
  },
  people: {
    title: '到会',
    guests: '列席',
    hint: '点一下改状态',
    substitute: (name: string) => `代 ${name}`,
    presence: {
      EXPECTED: '未到',
      PRESENT: '到会',
      SUBSTITUTE: '替会',
      LEAVE: '请假',
      ABSENT: '缺席',
    },
    toggle: (name: string, state: string) => `${name}，${state}，点一下改状态`,
    details: '替会、请假、缺席',
    who: '谁来替会',
    why: '原因',
    save: '记下',
    watching: (n: number) => `${n} 人打开着本会议。`,
    recording: (names: string, _count: number, item: number) => `${names}正在记录议题 ${item}。`,
    list: '、',
    gap: '',
    callNext: '待发言单位',
  },
  trouble: (why: string) => `没有办成：${why}`,
} as const;

/** What the control says, in any language. */
export type Words = Widen<typeof zh>;

/** The words of the control in a language. */
export const controlWords = (language: Language) => ({
  ...(language === 'zh' ? zh : en),
  ...penWords(language),
});

/** The words of the control in the viewer's language. */
export const useControlWords = (): {
  readonly language: Language;
  readonly say: ReturnType<typeof controlWords>;
} => {
  const { language } = useWords();
  return { language, say: controlWords(language) };
};
