import type { Language } from './format.ts';

const zh = {
  search: '搜索问题、项目、单位',
  grouping: '排列方式',
  by: { status: '按状态', unit: '按单位', due: '按期限' },
  unit: '承办单位',
  township: '乡镇',
  all: '全部',
  lateOnly: '仅看逾期',
  unassigned: '尚未交办',
  dueLanes: {
    late: '逾期',
    today: '今日',
    soon: '3 天内',
    week: '本周',
    next: '下周',
    later: '以后',
  },
  dueEmpty: '这个时段到期的问题会到这里',
  noneMatch: '没有符合筛选的问题',
  noneFound: (text: string) => `没有找到“${text}”`,
  wouldCome: '一有符合的问题，就会出现在这里。',
  clear: '清除筛选',
};

const en: typeof zh = {
  search: 'Search issues, projects, units',
  grouping: 'Arrangement',
  by: { status: 'By status', unit: 'By unit', due: 'By due date' },
  unit: 'Responsible unit',
  township: 'Township',
  all: 'all',
  lateOnly: 'Late only',
  unassigned: 'Not assigned yet',
  dueLanes: {
    late: 'Late',
    today: 'Today',
    soon: 'Within 3 days',
    week: 'This week',
    next: 'Next week',
    later: 'Later',
  },
  dueEmpty: 'Issues due in this time come here',
  noneMatch: 'No issue matches the filter',
  noneFound: (text) => `Nothing found for “${text}”`,
  wouldCome: 'As soon as one matches, it appears here.',
  clear: 'Clear the filter',
};

/** Words of the board's tools; they load with them. */
export const TOOL_WORDS: Readonly<Record<Language, typeof zh>> = { zh, en };
