import type { Widen } from '../words/widen.ts';

// Words of the page of reports.

const zh = {
  link: '一页填写全部报告',
  title: '15 日进展报告',
  count: (n: number) => `${n} 份待报`,
  none: '现在没有要报的进展',
  noneNext: '下一个报告期开始后，会出现在这里。',
  early: (n: number) => `未到期的 ${n} 份，也可以先报`,
  sendAll: (n: number) => (n === 0 ? '全部提交已填写' : `全部提交已填写的 ${n} 份`),
  sending: (at: number, all: number) => `正在提交第 ${at} 份，共 ${all} 份`,
  result: (sent: number, failed: number) =>
    failed === 0 ? `${sent} 份已提交` : `${sent} 份已提交，${failed} 份没有提交`,
  sent: (period: string) => `${period}已提交`,
  failed: '没有提交',
  last: (date: string) => `上次 ${date}：`,
  first: '还没有报告过',
  byOther: '这一期已不用再报',
  byOtherHint: '本单位已有人报过，或者问题已经办结、改派。您填的内容还在。',
  send: '提交这一份',
  keys: 'Ctrl + Enter 提交这一份并到下一份',
  back: '回到我的待办',
  form: (title: string) => `报告：${title}`,
} as const;

const en: Widen<typeof zh> = {
  link: 'All reports on one page',
  title: '15-day reports',
  count: (n) => `${n} to send`,
  none: 'No report is due now',
  noneNext: 'It will stand here when the next period begins.',
  early: (n) => `${n} not due yet, may be sent early`,
  sendAll: (n) => (n === 0 ? 'Send all filled in' : `Send all ${n} filled in`),
  sending: (at, all) => `Sending ${at} of ${all}`,
  result: (sent, failed) => (failed === 0 ? `${sent} sent` : `${sent} sent, ${failed} not sent`),
  sent: (period) => `${period} sent`,
  failed: 'Not sent',
  last: (date) => `Last, ${date}:`,
  first: 'Nothing has been reported yet',
  byOther: 'This report is no longer owed',
  byOtherHint:
    'Somebody of our unit has sent it, or the issue was solved or given to others. What you typed is kept.',
  send: 'Send this one',
  keys: 'Ctrl + Enter sends this one and goes to the next',
  back: 'Back to my desk',
  form: (title) => `Report: ${title}`,
};

/** What the page of reports says, by language. */
export const REPORTS: Readonly<Record<'zh' | 'en', Widen<typeof zh>>> = { zh, en };
