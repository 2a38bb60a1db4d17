import { type Language, plain, type Written } from '../words/format.ts';
import type { Widen } from '../words/widen.ts';
import { useWords } from '../words/words.tsx';
import { en } from './en-words.ts';

// Words of the picture of the meeting room, wherever it is shown.

const zh = {
  live: '实时',
  connecting: '正在连接',
  held: '停在此页',
  lost: (age: string) => `线路中断 ${age}`,
  lostShort: '中断',
  stands: (time: string) => `画面停在 ${time}，之后的变化还没有收到`,
  seconds: (n: number) => `${n} 秒`,
  minutes: (n: number) => `${n} 分钟`,
  hours: (n: number) => `${n} 小时`,
  presides: (post: string, name: string) => `${post} ${name} 主持`,
  presiding: (post: string) => `${post}主持`,
  present: (n: number, all: number) => `到会 ${n} / ${all}`,
  excused: (names: string) => `，${names}请假`,
  answered: (n: number, all: number) => `已答复 ${n} / ${all}`,
  list: '、',
  item: (n: number, all: number) => `议题 ${n} / ${all}`,
  issue: (number: string) => `问题 ${number}`,
  closedItem: '不公开议题',
  tags: {
    TIMES_ON_AGENDA: (n: number) => `第 ${n} 次上会`,
    DAYS_LATE: (n: number) => `逾期 ${n} 天`,
    URGENT: () => '急',
    NEAR: () => '临期',
  } as Readonly<Record<string, (n: number) => string>>,
  days: (_n: number): string => '天',
  facts: {
    DAYS_OPEN: '自首次上报',
    INVESTMENT: '总投资',
    WHOSE_TURN: '现在办理',
    LAST_REPORT: '最近报告',
    DUE: '办结期限',
  } as Readonly<Record<string, string>>,
  decision: (no: number | null) => (no === null ? '决定' : `第 ${no} 号决定`),
  drafting: '正在记录',
  readBack: '宣读核对',
  inForce: '刚刚生效',
  struck: '已撤销',
  superseded: '已被替代',
  roles: { responsible: ' 承办', assisting: ' 协办' },
  own: '我单位',
  ownRoles: { responsible: '我单位承办', assisting: '我单位协办' },
  comma: '，',
  dueBefore: '',
  dueAfter: ' 前',
  agenda: '议程',
  minuteHead: '分钟',
  planned: (n: number) => `计 ${n}`,
  used: (n: number) => `用 ${n}`,
  put: { DEFERRED: '改期' } as Readonly<Record<string, string>>,
  before: (n: number) => `前 ${n} 项已议`,
  after: (n: number) => `后 ${n} 项`,
  decisions: '已作决定',
  count: (n: number) => `${n} 项`,
  acknowledged: '已签收',
  unacknowledged: '待签收',
  partly: (n: number, all: number) => `签收 ${n} / ${all}`,
  dissent: (name: string) => `${name} 有异议`,
  until: (date: string) => `${date}前`,
  timer: (minutes: number) => `计划 ${minutes} 分钟`,
  left: (time: string) => `，剩 ${time}`,
  over: (time: string) => `超 ${time}`,
  paused: '已暂停',
  toOpening: '后开会',
  opensNow: '待开会',
  next: '下一议题',
  first: '第一项议题',
  call: (units: string) => `${units}请准备`,
  waiting: '即将开会',
  place: '地点',
  invited: '应到单位',
  between: '会议进行中',
  noItems: '议程还没有定',
  allDone: '议程已全部议完',
  adjourned: '休会',
  adjournedHint: '会议暂时休会，稍后继续。',
  ended: '会议结束',
  cancelled: '会议取消',
  gone: '这个链接不能用了',
  goneHint: '会议已经结束或取消，或者链接已被收回。请向办公室要新的链接。',
  overHint: '会议已经结束或取消，或者链接已被收回。',
  unreachable: '连不上服务器',
  noToken: '这个地址不完整',
  noTokenHint: '请打开办公室给的整个链接。',
  presence: {
    EXPECTED: '未答复',
    PRESENT: '到会',
    SUBSTITUTE: '替会',
    LEAVE: '请假',
    ABSENT: '缺席',
  } as Readonly<Record<string, string>>,
  comes: '将到会',
  substitutes: '将替会',
  expected: '未到',
  picture: '会场屏幕现在的画面',
  steps: {
    RAISED: '上报',
    VERIFIED: '核实',
    RETURNED: '退回补正',
    ASSIGNED: '承办',
    ACCEPTED: '接受交办',
    REPORTED: '报告进展',
    URGENT_REPORT: '报告紧急情况',
    ANSWERED: '答复协办',
    CLAIMED: '申请办结',
    SENT_BACK: '退回续办',
    RESOLVED: '确认办结',
  } as Readonly<Record<string, string>>,
  office: '办公室',
  keys: { full: '全屏', theme: '明暗', language: 'English' },
  // A line of facts is parted by an em space.
  gap: '　',
};

/** What the picture says, in any language. */
export type Words = Widen<Omit<typeof zh, 'tags' | 'facts' | 'presence' | 'put' | 'steps'>> &
  Pick<typeof zh, 'tags' | 'facts' | 'presence' | 'put' | 'steps'>;

/** The words of the room in the viewer's language, with how names are listed. */
export const useRoomWords = (): {
  readonly language: Language;
  readonly say: Words;
  readonly names: (list: readonly Written[]) => string;
} => {
  const { language } = useWords();
  const say = language === 'zh' ? zh : en;
  return {
    language,
    say,
    names: (list) => list.map((name) => plain(name, language)).join(say.list),
  };
};
