import { useLater } from '../words/later.ts';
import type { Widen } from '../words/widen.ts';

// Words of decisions and of their review.

const zh = {
  title: '决定落实',
  count: (n: number) => `${n} 项未办结`,
  late: (n: number) => `，${n} 项逾期`,
  unread: '没有读到决定，请稍后再试。',
  none: '没有未办结的决定',
  noneHint: '换一个条件看看。',
  more: (n: number) => `另有 ${n} 项，请缩小范围查看`,
  remark: '作出批示',
  mine: '本单位的',
  overdue: '逾期的',
  all: '全部',
  anySource: '全部来源',
  anyUnit: '全部单位',
  source: '来源',
  unit: '单位',
  filter: '筛选',
  groups: {
    late: '逾期',
    week: '7 天内到期',
    later: '以后到期',
    none: '不限期',
    check: '待核实',
  },
  no: (meeting: string, no: number) => `${meeting} 第 ${no} 号`,
  noOf: (no: number) => `第 ${no} 号`,
  lateBy: (n: number) => `逾期 ${n} 天`,
  nearBy: (n: number) => (n === 0 ? '今日到期' : n === 1 ? '明日到期' : `${n} 天后到期`),
  left: (n: number) => `还有 ${n} 天`,
  acknowledged: (n: number, all: number) => `已签收 ${n} / ${all}`,
  reported: (n: number, all: number) => `已报告 ${n} / ${all}`,
  units: '各单位情况',
  responsible: '承办',
  assisting: '协办',
  waits: '待签收',
  signedAt: (time: string) => `${time} 签收`,
  reportedAt: (time: string) => `${time} 报告`,
  dissent: (unit: string) => `${unit}保留意见`,
  struck: '已撤销',
  sheets: '交办单',
  sheetOf: (unit: string) => `${unit}的交办单`,
} as const;

type Words = Widen<typeof zh>;

const days = (n: number) => `${n} ${n === 1 ? 'day' : 'days'}`;

const en: Words = {
  title: 'Decisions and their follow-up',
  count: (n) => `${n} open`,
  late: (n) => `, ${n} late`,
  unread: 'The decisions were not read. Please try again later.',
  none: 'No open decision',
  noneHint: 'Choose something else.',
  more: (n) => `${n} more; narrow the review down`,
  remark: 'Give a remark',
  mine: 'Ours',
  overdue: 'Overdue',
  all: 'All',
  anySource: 'Any source',
  anyUnit: 'Any unit',
  source: 'Source',
  unit: 'Unit',
  filter: 'Filter',
  groups: {
    late: 'Late',
    week: 'Due within 7 days',
    later: 'Due later',
    none: 'Without a date',
    check: 'To be verified',
  },
  no: (meeting, no) => `${meeting} no. ${no}`,
  noOf: (no) => `No. ${no}`,
  lateBy: (n) => `${days(n)} late`,
  nearBy: (n) => (n === 0 ? 'Due today' : n === 1 ? 'Due tomorrow' : `Due in ${days(n)}`),
  left: (n) => `${days(n)} left`,
  acknowledged: (n, all) => `${n} of ${all} acknowledged`,
  reported: (n, all) => `${n} of ${all} reported`,
  units: 'Units',
  responsible: 'Responsible',
  assisting: 'Assisting',
  waits: 'Not acknowledged',
  signedAt: (time) => `acknowledged ${time}`,
  reportedAt: (time) => `reported ${time}`,
  dissent: (unit) => `${unit} dissents`,
  struck: 'Struck',
  sheets: 'Dispatch sheets',
  sheetOf: (unit) => `Dispatch sheet of ${unit}`,
};

/** The words of decisions in the viewer's language, with all others. */
export const useDecisionWords = () => {
  const rest = useLater();
  const say: Words = rest.language === 'zh' ? zh : en;
  return { ...rest, say };
};

/** What decisions say, for functions that are no components. */
export type DecisionSay = ReturnType<typeof useDecisionWords>;
