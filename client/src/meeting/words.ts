import { useLater } from '../words/later.ts';
import type { Widen } from '../words/widen.ts';
import { AGENDA } from './agenda-words.ts';
import { PREPARING } from './preparing-words.ts';

// Words of the meetings: their list, and one before, during and after it is held.

const zh = {
  list: '会议',
  name: (number: string) => `会议 ${number}`,
  listCount: (n: number) => (n === 0 ? '没有待开的会议' : `${n} 场会议待开`),
  sections: {
    running: '正在召开',
    coming: '即将召开',
    proposed: '待审批',
    past: '以往会议',
  },
  comingNone: '批准后的会议会到这里。',
  proposedNone: '提出的会议、按周期应开的会议会到这里，由执行主席审批。',
  pastNone: '开过、取消、未批准的会议会到这里。',
  periodic: '按周期提出',
  more: '更早的会议',
  decisions: '决定落实',
  calendar: '复制日历订阅地址',
  propose: '提出会议',
  proposeHint: '提出后再编议程，由执行主席审批。',
  missing: '没有这场会议，或者您不能查看。',
  unread: '没有读到会议，请稍后再试。',
  place: '地点',
  time: '时间',
  presides: '主持',
  plan: (n: number) => `计 ${n} 分钟`,
  planned: (planned: number, used: number) => `计 ${planned} 分钟，已用 ${used}`,
  items: (n: number) => `${n} 项议程`,
  acknowledged: (n: number, all: number) => `已签收 ${n} / ${all}`,
  decided: (n: number) => `${n} 项决定`,
  since: (time: string) => `${time} 开始`,
  minutesLink: '会议纪要',
  enter: '进入会议',
  ...AGENDA.zh,
  ...PREPARING.zh,
  invitations: '参会单位',
  guests: '列席',
  answered: (n: number, all: number) => `已签收 ${n} / ${all}`,
  waits: '待签收',
  notNotified: '未通知',
  substitute: '代',
  presence: {
    EXPECTED: '',
    PRESENT: '到会',
    SUBSTITUTE: '替会',
    LEAVE: '请假',
    ABSENT: '缺席',
  },
  screens: '会场屏幕',
  screensHint: '凭链接打开，不用登录，散会即失效',
  screenLink: '打开链接',
  copy: '复制链接',
  copied: '已复制',
  online: '在线',
  offline: '未连接',
  revoked: '已停用',
  decisionsOf: '决定',
  decisionsNone: '没有作出决定。',
  minutesOf: '纪要',
  minutesNone: '散会后按记录起草。',
  correction: '更正',
  download: '下载公文',
  roomMine: '涉及本单位',
  roomMineNone: '还没有涉及本单位的决定。',
  minutesWanted: (least: number, most: number) => `填 ${least} 到 ${most} 的整数`,
  presentAt: (n: number) => `到会 ${n} 家`,
  openAgain: '再次开会',
  reuse: '沿用议程',
  reusing: (meeting: string) => `沿用 ${meeting} 的议程。`,
  /** `granted` was added to the plan on the floor, or taken from it. */
  used: (planned: number, used: number, granted: number) =>
    `计 ${planned}${granted === 0 ? '' : ` ${granted > 0 ? '延' : '减'} ${Math.abs(granted)}`} 用 ${used}`,
  usedOnly: (planned: number) => `计 ${planned}`,
  cancelled: '取消原因',
  rejected: '未批准的原因',
  met: '上会记录',
} as const;

type Words = Widen<typeof zh>;

const plural = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;

const en: Words = {
  list: 'Meetings',
  name: (number) => `Meeting ${number}`,
  listCount: (n) => (n === 0 ? 'No meeting is coming' : `${plural(n, 'meeting')} to come`),
  sections: {
    running: 'In session',
    coming: 'Coming',
    proposed: 'Waiting for approval',
    past: 'Past meetings',
  },
  comingNone: 'Approved meetings come here.',
  proposedNone:
    'Proposed meetings, and those due by the calendar, come here; the executive chair approves them.',
  pastNone: 'Meetings that were held, cancelled or not approved come here.',
  periodic: 'Due by the calendar',
  more: 'Earlier meetings',
  decisions: 'Decisions and their follow-up',
  calendar: 'Copy the calendar address',
  propose: 'Propose a meeting',
  proposeHint: 'The agenda is built afterwards; the executive chair approves both.',
  missing: 'There is no such meeting, or it is not yours to see.',
  unread: 'The meeting was not read. Please try again later.',
  place: 'Place',
  time: 'Time',
  presides: 'Presided by',
  plan: (n) => `${n} min planned`,
  planned: (planned, used) => `${planned} min planned, ${used} used`,
  items: (n) => plural(n, 'item'),
  acknowledged: (n, all) => `${n} of ${all} acknowledged`,
  decided: (n) => plural(n, 'decision'),
  since: (time) => `since ${time}`,
  minutesLink: 'Minutes',
  enter: 'Go to the meeting',
  ...AGENDA.en,
  ...PREPARING.en,
  invitations: 'Invited units',
  guests: 'Guests',
  answered: (n, all) => `${n} of ${all} acknowledged`,
  waits: 'Not yet',
  notNotified: 'Not notified',
  substitute: 'Substitute',
  presence: {
    EXPECTED: '',
    PRESENT: 'Present',
    SUBSTITUTE: 'Substitute',
    LEAVE: 'Excused',
    ABSENT: 'Absent',
  },
  screens: 'Screens in the room',
  screensHint: 'opened by a link without an account, which ends with the meeting',
  screenLink: 'Open the link',
  copy: 'Copy the link',
  copied: 'Copied',
  online: 'Online',
  offline: 'Not connected',
  revoked: 'Revoked',
  decisionsOf: 'Decisions',
  decisionsNone: 'No decision was made.',
  minutesOf: 'Minutes',
  minutesNone: 'Drafted from the record when the meeting closes.',
  correction: 'Correction',
  download: 'Download document',
  roomMine: 'For your unit',
  roomMineNone: 'No decision asks anything of your unit yet.',
  minutesWanted: (least, most) => `A whole number from ${least} to ${most}`,
  presentAt: (n) => `${plural(n, 'unit')} present`,
  openAgain: 'Go on with the meeting',
  reuse: 'Use this agenda again',
  reusing: (meeting) => `With the agenda of ${meeting}. `,
  used: (planned, used, granted) =>
    `${planned} planned${granted === 0 ? '' : `, ${granted > 0 ? '+' : '−'}${Math.abs(granted)}`}, ${used} used`,
  usedOnly: (planned) => `${planned} min`,
  cancelled: 'Why it was cancelled',
  rejected: 'Why it was not approved',
  met: 'Meetings',
};

/** The words of the meetings in the viewer's language, with all others. */
export const useMeetingWords = () => {
  const rest = useLater();
  const say: Words = rest.language === 'zh' ? zh : en;
  return { ...rest, say };
};

/** What the meetings say, for functions that are no components. */
export type MeetingSay = ReturnType<typeof useMeetingWords>;
