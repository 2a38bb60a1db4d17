import type { Language } from '../words/format.ts';
import { useWords } from '../words/words.tsx';

// Words of the phone's own screens: they load with them.

const zh = {
  tabs: { desk: '待办', board: '看板', projects: '项目', more: '更多' },
  back: '返回',
  search: '搜索',
  done: '完成',
  more: '更多',
  theme: '显示',
  language: '语言',
  rest: (n: number) => `另 ${n} 件`,
  showAll: '全部显示',
  view: '查看',
  flow: {
    leave: '存后退出',
    step: (n: number, all: number) => `第 ${n} 步，共 ${all} 步`,
    previous: '上一步',
    next: '继续',
    toCheck: '回到核对',
    check: '核对并提交',
    checkSign: '核对并签署',
    mend: '改',
    mendName: (field: string) => `改：${field}`,
    empty: '未填',
    optional: '可不填',
    subject: '交办事项',
    about: '问题',
    firstReport: '首次报告',
    sinceAssigned: (n: number) => `交办之日起第 ${n} 日`,
    by: (date: string) => `限 ${date}`,
    yours: (name: string) => `第一责任人是您：${name}。您签署后对这件事负总责。`,
    isSigned: '签署即接受，之后不能自行改派。',
    stale: '连接中断，暂时不能提交。已填的内容都在本机。',
    unavailable: '现在不能办理这件事',
    unavailableHint: '情况已经变化，或者还没有轮到您。',
  },
  pick: {
    inHand: (n: number) => `在办 ${n} 件`,
    otherPerson: '其他人',
    otherPersonHint: '输入姓名查找本单位人员',
    other: '其他',
    otherHint: '输入名称查找',
    name: '姓名',
    text: '名称',
    none: '没有找到',
    no: '否',
  },
  steps: {
    planned: {
      TODO: '未开始',
      CURRENT: '进行中',
      DONE: '今天完成',
      DROPPED: '不再需要',
    } as Readonly<Record<string, string>>,
    dropped: '不再需要',
    done: (date: string) => `${date} 完成`,
    due: (date: string) => `限 ${date}`,
    mark: '点一下，标为今天完成。没有变化就直接继续。',
    unchanged: '没有变化',
  },
  sign: {
    acceptIssue: '签署并接受',
    prepareAcceptance: '存为拟定方案',
    reportProgress: '提交报告',
    reportUrgent: '立即上报',
  } as Readonly<Record<string, string>>,
  questions: {
    accountableHead: '谁对这件事负总责？',
    personInCharge: '谁具体负责这件事？',
    contact: '联系人是谁？',
    measures: '准备怎么办？',
    plan: '分几步，各到哪天？',
    'reportProgress.text': '这一期办了什么？',
    'reportProgress.next': '下一步做什么，到哪天？',
    'reportProgress.steps': '方案办到哪一步？',
    'reportUrgent.text': '出了什么事？',
    'reportUrgent.occurredAt': '什么时候发生的？',
  } as Readonly<Record<string, string>>,
};

type Words = typeof zh;

const en: Words = {
  tabs: { desk: 'Desk', board: 'Board', projects: 'Projects', more: 'More' },
  back: 'Back',
  search: 'Search',
  done: 'Done',
  more: 'More',
  theme: 'Display',
  language: 'Language',
  rest: (n) => `${n} more`,
  showAll: 'Show all',
  view: 'View',
  flow: {
    leave: 'Save and leave',
    step: (n, all) => `Step ${n} of ${all}`,
    previous: 'Back',
    next: 'Continue',
    toCheck: 'Back to check',
    check: 'Check and send',
    checkSign: 'Check and sign',
    mend: 'Edit',
    mendName: (field) => `Edit: ${field}`,
    empty: 'Not filled in',
    optional: 'optional',
    subject: 'Assigned',
    about: 'Issue',
    firstReport: 'First report',
    sinceAssigned: (n) => `Day ${n} from assignment`,
    by: (date) => `by ${date}`,
    yours: (name) =>
      `The accountable head is you, ${name}. With your signature you answer for this issue.`,
    isSigned: 'Signing accepts the issue; you cannot hand it on yourself afterwards.',
    stale: 'The connection is lost; nothing can be sent now. What you typed is kept here.',
    unavailable: 'This cannot be done now',
    unavailableHint: 'Things have changed, or it is not your turn yet.',
  },
  pick: {
    inHand: (n) => `${n} in hand`,
    otherPerson: 'Somebody else',
    otherPersonHint: 'Search your unit by name',
    other: 'Another',
    otherHint: 'Search by name',
    name: 'Name',
    text: 'Name',
    none: 'Nothing found',
    no: 'No',
  },
  steps: {
    planned: { TODO: 'To do', CURRENT: 'In progress', DONE: 'Done today', DROPPED: 'Dropped' },
    dropped: 'Dropped',
    done: (date) => `Done ${date}`,
    due: (date) => `by ${date}`,
    mark: 'Tap a step to mark it done today. If nothing changed, continue.',
    unchanged: 'No change',
  },
  sign: {
    acceptIssue: 'Sign and accept',
    prepareAcceptance: 'Keep as prepared',
    reportProgress: 'Send report',
    reportUrgent: 'Report now',
  },
  questions: {
    accountableHead: 'Who answers for this issue?',
    personInCharge: 'Who is in charge of it?',
    contact: 'Who is the contact?',
    measures: 'What will be done?',
    plan: 'In which steps, by when?',
    'reportProgress.text': 'What was done in this period?',
    'reportProgress.next': 'What comes next, and by when?',
    'reportProgress.steps': 'How far is the plan?',
    'reportUrgent.text': 'What happened?',
    'reportUrgent.occurredAt': 'When did it happen?',
  },
};

/** The words of the phone's screens, with the viewer's language and the common words. */
export const usePhoneWords = (): {
  readonly language: Language;
  readonly words: ReturnType<typeof useWords>['words'];
  readonly say: Words;
} => {
  const { language, words } = useWords();
  return { language, words, say: language === 'zh' ? zh : en };
};
