import { useLater } from '../words/later.ts';
import type { Widen } from '../words/widen.ts';
import { KINDS } from './kind-words.ts';
import { REPORTS } from './report-words.ts';

// Words of the desk.

const zh = {
  ...KINDS.zh,
  hints: { REPORT: '每 15 日一次', CHECK: '先征求项目所属单位意见' },
  goOn: '继续填写',
  lateBy: (n: number) => `逾期 ${n} 天`,
  dueIn: (n: number) => (n === 0 ? '今日到期' : n === 1 ? '明日到期' : `${n} 天后到期`),
  left: (n: number) => `还有 ${n} 天`,
  gone: '已办理',
  period: (n: number) => `第 ${n} 次报告`,
  draft: (time: string) => `草稿 ${time} 已存`,
  issued: (date: string) => `${date} 发出`,
  target: (date: string) => `限 ${date} 办结`,
  claimed: (unit: string) => `${unit}申请办结`,
  views: {
    AGREE: (unit: string) => `${unit}已同意`,
    OBJECT: (unit: string) => `${unit}不同意`,
    SILENT: (unit: string) => `${unit}逾期未反馈`,
  },
  noView: (unit: string) => `${unit}尚未答复`,
  asks: {
    EXTENSION: (unit: string, date: string) => `${unit}申请延至 ${date}`,
    REASSIGNMENT: (unit: string) => `${unit}申请改派`,
    TRANSFER: (unit: string) => `${unit}申请移交`,
  },
  decision: (meeting: string, no: number) => `${meeting}第 ${no} 号决定`,
  milestone: (name: string, date: string) => `${name}，${date} 完成`,
  asked: (text: string) => `请我单位：${text}`,
  reminders: '提醒',
  remindersNone: '没有临期和逾期的提醒',
  nearSince: (name: string) => `临期提醒：${name}`,
  lateSince: (name: string) => `逾期提醒：${name}`,
  missed: (name: string) => `未完成：${name}`,
  dueText: (date: string) => `应于 ${date} 前完成。`,
  missedText: (date: string) => `应于 ${date} 前完成，现已计为未完成。`,
  next: '接下来到期',
  nextHint: '未来 15 天',
  nextNone: '未来 15 天没有别的事到期',
  done: '今天已办',
  doneHint: '本单位',
  times: (n: number) => `共 ${n} 次`,
  see: '看',
  seeWhat: (what: string) => `看 ${what}`,
  emptyNext: (date: string, what: string) => `下一件：${date}，${what}`,
  moreWeek: (n: number) => `另有 ${n} 件`,
  fewer: '收起',
  requests: '等待批复的申请',
  requestsNone: '没有等待批复的申请',
  awaitedViews: '等待所属单位意见',
  viewsHint: '反馈后进入核实申请办结',
  urge: '催问',
  urgeHint: (unit: string) => `${unit}的联系人`,
  urgeNobody: '这个单位还没有登记人员',
  urgeText: (unit: string, title: string, date: string) =>
    `${unit}：请于 ${date} 前，对“${title}”的办结提出意见。联席会议办公室`,
  copy: '复制催问内容',
  copied: '已复制',
  chosen: (n: number, all: number) => `已选 ${n} / ${all}`,
  verified: (done: number, failed: number) =>
    failed === 0 ? `${done} 件已核实` : `${done} 件已核实，${failed} 件没有核实`,
  notVerified: (reason: string) => `没有核实：${reason}`,
  unread: '没有读到待办',
  unreadHint: '服务器没有答复。请稍后再试。',
  retry: '再试一次',
  reports: REPORTS.zh,
} as const;

type DeskWords = Widen<typeof zh>;

const days = (n: number) => `${n} ${n === 1 ? 'day' : 'days'}`;

const en: DeskWords = {
  ...KINDS.en,
  hints: { REPORT: 'every 15 days', CHECK: "after the owner's view" },
  goOn: 'Go on',
  lateBy: (n) => `${days(n)} late`,
  dueIn: (n) => (n === 0 ? 'Due today' : n === 1 ? 'Due tomorrow' : `Due in ${days(n)}`),
  left: (n) => `${days(n)} left`,
  gone: 'Done',
  period: (n) => `Report ${n}`,
  draft: (time) => `Draft kept ${time}`,
  issued: (date) => `Sent ${date}`,
  target: (date) => `To be solved by ${date}`,
  claimed: (unit) => `${unit} claims it solved`,
  views: {
    AGREE: (unit) => `${unit} agrees`,
    OBJECT: (unit) => `${unit} objects`,
    SILENT: (unit) => `${unit} gave no view in time`,
  },
  noView: (unit) => `No view of ${unit} yet`,
  asks: {
    EXTENSION: (unit, date) => `${unit} asks for ${date}`,
    REASSIGNMENT: (unit) => `${unit} asks for another unit`,
    TRANSFER: (unit) => `${unit} asks for another owner`,
  },
  decision: (meeting, no) => `${meeting}, decision ${no}`,
  milestone: (name, date) => `${name}, reached ${date}`,
  asked: (text) => `Asked of us: ${text}`,
  reminders: 'Reminders',
  remindersNone: 'Nothing is near its date or overdue',
  nearSince: (name) => `Due soon: ${name}`,
  lateSince: (name) => `Overdue: ${name}`,
  missed: (name) => `Missed: ${name}`,
  dueText: (date) => `To be done by ${date}.`,
  missedText: (date) => `Was to be done by ${date} and counts as missed.`,
  next: 'Due next',
  nextHint: 'next 15 days',
  nextNone: 'Nothing else falls due in the next 15 days',
  done: 'Done today',
  doneHint: 'by our unit',
  times: (n) => `${n} times`,
  see: 'See',
  seeWhat: (what) => `See ${what}`,
  emptyNext: (date, what) => `Next: ${date}, ${what}`,
  moreWeek: (n) => `${n} more`,
  fewer: 'Show fewer',
  requests: 'Requests to be decided',
  requestsNone: 'No request is waiting',
  awaitedViews: "Waiting for the owner's view",
  viewsHint: 'checked when it is given',
  urge: 'Urge',
  urgeHint: (unit) => `Whom to ask at ${unit}`,
  urgeNobody: 'Nobody of this unit is registered yet',
  urgeText: (unit, title, date) =>
    `${unit}: please give your view on the solution of "${title}" by ${date}. Office of the joint conference`,
  copy: 'Copy this text',
  copied: 'Copied',
  chosen: (n, all) => `${n} of ${all} chosen`,
  verified: (done, failed) =>
    failed === 0 ? `${done} verified` : `${done} verified, ${failed} not verified`,
  notVerified: (reason) => `Not verified: ${reason}`,
  unread: 'The desk could not be read',
  unreadHint: 'The server did not answer. Please try again later.',
  retry: 'Try again',
  reports: REPORTS.en,
};

/** The words of the desk in the viewer's language, with all others. */
export const useDesk = () => {
  const rest = useLater();
  const desk: DeskWords = rest.language === 'zh' ? zh : en;
  return { ...rest, desk };
};

/** What the desk says, for functions that are no components. */
export type Desk = ReturnType<typeof useDesk>;
