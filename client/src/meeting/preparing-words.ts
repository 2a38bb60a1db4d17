import type { Widen } from '../words/widen.ts';

// Words of what a coming meeting still needs.

const zh = {
  preparing: (kind: string) => `${kind}筹备`,
  startsIn: (days: number) =>
    days < 0
      ? `时间已过 ${-days} 天`
      : days === 0
        ? '今日'
        : days === 1
          ? '明日'
          : `还有 ${days} 天`,
  noItems: '议程未编',
  approved: '执行主席批准召开',
  toApprove: '待执行主席审批',
  proposedOn: (day: string) => `${day} 提请`,
  noticed: '已发出通知',
  toNotice: (units: number) => `发出通知，${units} 个单位签收`,
  unanswered: (names: readonly string[], all: number) =>
    `待${names.join('、')}${all > names.length ? `等 ${all} 家` : ''}`,
  sendNotices: '发出通知',
  postpone: '改期',
  toAgenda: '编议程',
  toMeeting: '查看会议',
  moreAhead: (n: number) => `另有 ${n} 场会议待开`,
} as const;

const en: Widen<typeof zh> = {
  preparing: (kind) => `${kind}, to be prepared`,
  startsIn: (days) =>
    days < 0
      ? `${-days} ${days === -1 ? 'day' : 'days'} past its time`
      : days === 0
        ? 'today'
        : days === 1
          ? 'tomorrow'
          : `in ${days} days`,
  noItems: 'No agenda yet',
  approved: 'Approved by the executive chair',
  toApprove: 'Waits for the executive chair',
  proposedOn: (day) => `proposed ${day}`,
  noticed: 'Notices sent',
  toNotice: (units) => `Send notices to ${units} ${units === 1 ? 'unit' : 'units'}`,
  unanswered: (names, all) =>
    `not ${names.join(', ')}${all > names.length ? ` and ${all - names.length} more` : ''}`,
  sendNotices: 'Send notices',
  postpone: 'Postpone',
  toAgenda: 'Build the agenda',
  toMeeting: 'Open the meeting',
  moreAhead: (n) => `${n} more ${n === 1 ? 'meeting' : 'meetings'} to come`,
};

/** Words of what a coming meeting still needs, by language. */
export const PREPARING = { zh, en };
