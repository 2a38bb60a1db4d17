import { laterVocabulary } from '../gql/later-vocabulary.ts';
import type { Language, Written } from './format.ts';
import type { Widen } from './widen.ts';
import { useWords } from './words.tsx';

// Words of the screens that are loaded later: the first view does without them.

const zh = {
  history: {
    unread: '没有读到更早的经过，请再试一次。',
  },
  project: {
    name: (number: string) => `项目 ${number}`,
    list: '重大项目',
    listCount: (n: number) => `${n} 个项目`,
    search: '搜索项目名称或编号',
    all: '全部',
    none: '没有符合条件的项目',
    noneHint: '换一个条件，或者清空搜索。',
    missing: '没有这个项目，或者您不能查看。',
    unread: '服务器没有给出这个项目，请稍后再试。',
    listUnread: '服务器没有给出项目，请稍后再试。',
    more: '更多项目',
    enterprise: '项目单位',
    creditCode: '信用代码',
    owner: '所属单位',
    township: '所在地',
    nationalCode: '项目代码',
    address: '地址',
    listed: '列入',
    registered: '登记',
    content: '建设内容',
    milestones: '节点',
    planned: (date: string) => `计划 ${date}`,
    unplanned: '未定计划',
    onPlan: '按计划',
    lateBy: (date: string, n: number) => `计划 ${date}，迟 ${n} 天`,
    earlyBy: (date: string, n: number) => `计划 ${date}，早 ${n} 天`,
    left: (n: number) => (n === 0 ? '今日到期' : `剩 ${n} 天`),
    overdue: (n: number) => `已过 ${n} 天`,
    investment: '投资',
    source: '来源',
    amount: '总投资',
    share: '占比',
    sources: { own: '自筹', loan: '银行贷款', fiscal: '财政资金', other: '其他' },
    total: '合计',
    shares: (text: string) => `各来源占比：${text}`,
    issues: '问题',
    open: (n: number) => `在办 ${n}`,
    noIssues: '没有上报的问题',
    late: '逾期',
    proposals: '审签',
    voided: '已失效',
    proposalStates: { OPEN: '审签中', ADOPTED: '已通过', REFUSED: '未通过', VOID: '已失效' },
    reports: '节点报告',
    reportStates: { REPORTED: '待确认', CONFIRMED: '已确认', RETURNED: '已退回' },
    reached: (date: string) => `${date} 完成`,
    due: '待办',
    stages: '项目名称、级别和节点',
  },
  told: {
    onTime: '按时',
    late: '逾期',
    corrected: (date: string) => `${date} 已更正`,
    next: '下一步',
    reason: '原因',
    until: (date: string) => `${date} 前`,
    proposed: (date: string) => `申请延至 ${date}`,
    granted: (date: string) => `准予延至 ${date}`,
    views: { AGREE: '同意', OBJECT: '不同意', SILENT: '逾期未反馈' },
    milestone: (name: string, date: string) => `${name}，${date}`,
  },
  desk: {
    yours: (n: number) => `${n} 件事等您办`,
    office: (n: number) => `${n} 件事等办公室办`,
    late: (n: number) => `，${n} 件已逾期`,
    batch: (n: number) => `核实所选 ${n} 件`,
    batchNone: '核实所选',
    pickAll: '全选',
    pick: (title: string) => `选择 ${title}`,
    verified: '已核实',
    sending: '正在提交',
    week: '本周到期',
    weekHint: '今日起 7 天',
    weekNone: '未来 7 天没有到期的事',
    more: (n: number) => `另有 ${n} 件，按到期先后陆续出现`,
  },
  draft: {
    kept: (time: string) => `草稿 ${time} 已存`,
    drop: '清除草稿',
    found: (time: string) => `已恢复 ${time} 的草稿`,
  },
} as const;

type Later = Widen<typeof zh>;

const days = (n: number) => `${n} ${n === 1 ? 'day' : 'days'}`;

const en: Later = {
  history: {
    unread: 'The earlier history was not read. Please try again.',
  },
  project: {
    name: (number) => `Project ${number}`,
    list: 'Major projects',
    listCount: (n) => `${n} ${n === 1 ? 'project' : 'projects'}`,
    search: 'Search by name or number',
    all: 'All',
    none: 'No project matches',
    noneHint: 'Choose something else, or clear the search.',
    missing: 'There is no such project, or it is not yours to see.',
    unread: 'The server did not give this project. Please try again later.',
    listUnread: 'The server did not give the projects. Please try again later.',
    more: 'More projects',
    enterprise: 'Enterprise',
    creditCode: 'Credit code',
    owner: 'Owner unit',
    township: 'Township',
    nationalCode: 'Project code',
    address: 'Address',
    listed: 'Listed',
    registered: 'Registered',
    content: 'What is built',
    milestones: 'Milestones',
    planned: (date) => `Planned ${date}`,
    unplanned: 'Not planned yet',
    onPlan: 'As planned',
    lateBy: (date, n) => `Planned ${date}, ${days(n)} late`,
    earlyBy: (date, n) => `Planned ${date}, ${days(n)} early`,
    left: (n) => (n === 0 ? 'Due today' : `${days(n)} left`),
    overdue: (n) => `${days(n)} past`,
    investment: 'Investment',
    source: 'Source',
    amount: 'Total',
    share: 'Share',
    sources: { own: 'Own funds', loan: 'Bank loans', fiscal: 'Fiscal funds', other: 'Other' },
    total: 'Total',
    shares: (text) => `Share of each source: ${text}`,
    issues: 'Issues',
    open: (n) => `${n} open`,
    noIssues: 'No issue has been raised',
    late: 'late',
    proposals: 'Proposals',
    voided: 'void',
    proposalStates: { OPEN: 'Being signed', ADOPTED: 'Adopted', REFUSED: 'Refused', VOID: 'Void' },
    reports: 'Milestone reports',
    reportStates: { REPORTED: 'To be confirmed', CONFIRMED: 'Confirmed', RETURNED: 'Returned' },
    reached: (date) => `Reached ${date}`,
    due: 'Due',
    stages: 'Name, rank and milestones',
  },
  told: {
    onTime: 'On time',
    late: 'Late',
    corrected: (date) => `Corrected ${date}`,
    next: 'Next',
    reason: 'Reason',
    until: (date) => `by ${date}`,
    proposed: (date) => `Asks for ${date}`,
    granted: (date) => `Granted until ${date}`,
    views: { AGREE: 'Agrees', OBJECT: 'Objects', SILENT: 'No view in time' },
    milestone: (name, date) => `${name}, ${date}`,
  },
  desk: {
    yours: (n) => (n === 1 ? '1 thing waits for you' : `${n} things wait for you`),
    office: (n) => (n === 1 ? '1 thing waits for the office' : `${n} things wait for the office`),
    late: (n) => `, ${n} late`,
    batch: (n) => `Verify ${n} chosen`,
    batchNone: 'Verify the chosen',
    pickAll: 'Choose all',
    pick: (title) => `Choose ${title}`,
    verified: 'Verified',
    sending: 'Sending',
    week: 'Due this week',
    weekHint: '7 days from today',
    weekNone: 'Nothing falls due in the next 7 days',
    more: (n) => `${n} more follow, by due date`,
  },
  draft: {
    kept: (time) => `Draft kept ${time}`,
    drop: 'Clear draft',
    found: (time) => `Draft of ${time} restored`,
  },
};

/** The words of the later screens in the viewer's language. */
export const useLater = () => {
  const { language, words } = useWords();
  return { language, words, later: language === 'zh' ? zh : en } as {
    readonly language: Language;
    readonly words: typeof words;
    readonly later: Later;
  };
};

/** The word of a value of a vocabulary that only later screens show. */
export const laterWordOf = (
  name: keyof typeof laterVocabulary,
  value: string,
  language: Language,
): string => {
  const words: Readonly<Record<string, Written>> = laterVocabulary[name];
  return words[value]?.[language] ?? '';
};
