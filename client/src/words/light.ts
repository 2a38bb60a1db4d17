import type { Language } from './format.ts';

/** A light as the API tells it: what is looked at, how it stands, by how many days. */
export type LightFacts = {
  readonly tone: string;
  readonly reason: string;
  readonly days: number;
  readonly dueOn?: string | null;
};

type Says = {
  readonly late: (days: number) => string;
  readonly near: (days: number) => string;
  readonly open: (days: number) => string;
  /** Before the date on a card. */
  readonly due: string;
};

const plural = (n: number) => `${n} ${n === 1 ? 'day' : 'days'}`;
const zhDay = (days: number) => (days === 0 ? '今日' : days === 1 ? '明日' : `${days} 天后`);
const enDay = (days: number) =>
  days === 0 ? 'due today' : days === 1 ? 'due tomorrow' : `due in ${plural(days)}`;
const zhAgo = (days: number, verb: string) => (days <= 0 ? `今日${verb}` : `${verb} ${days} 天`);
const enAgo = (days: number, verb: string) =>
  days <= 0 ? `${verb} today` : days === 1 ? `${verb} yesterday` : `${verb} ${plural(days)} ago`;

const zhDuty = (name: string, due: string, open = `待${name}`): Says => ({
  late: (days) => `${name}逾期 ${days} 天`,
  near: (days) => `${name} ${zhDay(days)}到期`,
  open: () => open,
  due,
});
const enDuty = (name: string, due: string, open: string): Says => ({
  late: (days) => `${name} ${plural(days)} late`,
  near: (days) => `${name} ${enDay(days)}`,
  open: () => open,
  due,
});
const zhState = (open: (days: number) => string, due: string): Says => ({
  ...zhDuty('办理', due),
  open,
});
const enState = (open: (days: number) => string, due: string): Says => ({
  ...enDuty('Step', due, ''),
  open,
});

const ZH: Readonly<Record<string, Says>> = {
  VERIFY: zhDuty('核实', '应核'),
  MEND: zhDuty('补正', '应补'),
  DECIDE: zhDuty('审定', '应审'),
  ACKNOWLEDGE: zhDuty('签收', '应签'),
  ACCEPT: zhDuty('接受', '应签', '待签收'),
  REPORT: {
    late: (days) => `报告逾期 ${days} 天`,
    near: (days) => `${zhDay(days)}应报告`,
    open: () => '正常',
    due: '应报',
  },
  SOLVE: {
    late: (days) => `办结逾期 ${days} 天`,
    near: (days) => `${zhDay(days)}应办结`,
    open: () => '正常',
    due: '限',
  },
  ANSWER: zhDuty('答复', '应复'),
  VIEW: zhDuty('反馈', '应复', '待责任单位反馈'),
  CHECK: zhDuty('核查', '待核', '已申请办结'),
  REQUEST: zhDuty('审批', '应批'),
  DECIDE_REQUEST: zhDuty('审批', '应批'),
  SIGN: zhDuty('审签', '应签'),
  CONFIRM_MILESTONE: zhDuty('节点确认', '应认'),
  RAISED: zhState((days) => zhAgo(days, '上报'), '应核'),
  VERIFIED: zhState((days) => zhAgo(days, '核实'), '应审'),
  RETURNED: zhState(() => '待补正', '应补'),
  ASSIGNED: zhState(() => '待签收', '限'),
  ACCEPTED_NO_PLAN: zhState(() => '已签收，待定方案', '限'),
  IN_PROGRESS: zhState(() => '正常', '限'),
  CLAIMED: zhState(() => '已申请办结', '待核'),
  RESOLUTION_CLAIMED: zhState(() => '已申请办结', '待核'),
  RESOLVED: zhState(() => '已办结', ''),
  DECLINED: zhState(() => '不予交办', ''),
  CLOSED: zhState(() => '已关闭', ''),
};

const EN: Readonly<Record<string, Says>> = {
  VERIFY: enDuty('Verification', 'due', 'To be verified'),
  MEND: enDuty('Mending', 'due', 'To be mended'),
  DECIDE: enDuty('Decision', 'due', 'To be decided'),
  ACKNOWLEDGE: enDuty('Receipt', 'due', 'Awaiting receipt'),
  ACCEPT: enDuty('Acceptance', 'due', 'Awaiting acceptance'),
  REPORT: enDuty('Report', 'due', 'On course'),
  SOLVE: {
    late: (days) => `Solution ${plural(days)} late`,
    near: (days) =>
      days === 0
        ? 'To be solved today'
        : days === 1
          ? 'To be solved tomorrow'
          : `To be solved in ${plural(days)}`,
    open: () => 'On course',
    due: 'by',
  },
  ANSWER: enDuty('Answer', 'due', 'Awaiting answer'),
  VIEW: enDuty('View', 'due', "Awaiting the owner's view"),
  CHECK: enDuty('Check', 'check by', 'Solution claimed'),
  REQUEST: enDuty('Request', 'due', 'Request to decide'),
  DECIDE_REQUEST: enDuty('Request', 'due', 'Request to decide'),
  SIGN: enDuty('Signature', 'due', 'To be signed'),
  CONFIRM_MILESTONE: enDuty('Milestone', 'due', 'Milestone to confirm'),
  RAISED: enState((days) => enAgo(days, 'Raised'), 'due'),
  VERIFIED: enState((days) => enAgo(days, 'Verified'), 'due'),
  RETURNED: enState(() => 'To be mended', 'due'),
  ASSIGNED: enState(() => 'Awaiting receipt', 'by'),
  ACCEPTED_NO_PLAN: enState(() => 'Received, plan due', 'by'),
  IN_PROGRESS: enState(() => 'On course', 'by'),
  CLAIMED: enState(() => 'Solution claimed', 'check by'),
  RESOLUTION_CLAIMED: enState(() => 'Solution claimed', 'check by'),
  RESOLVED: enState(() => 'Solved', ''),
  DECLINED: enState(() => 'Declined', ''),
  CLOSED: enState(() => 'Closed', ''),
};

const saysOf = (reason: string, language: Language): Says | undefined =>
  (language === 'zh' ? ZH : EN)[reason];

/** A light in words: 报告逾期 3 天, or Report 3 days late. */
export const lightWords = (light: LightFacts, language: Language): string => {
  const says = saysOf(light.reason, language);
  if (!says) return '';
  const days = Math.abs(light.days);
  if (light.tone === 'LATE') return says.late(days);
  return light.tone === 'NEAR' ? says.near(days) : says.open(days);
};

/** The word before a light's date: 应报, due. */
export const dueWord = (reason: string, language: Language): string =>
  saysOf(reason, language)?.due ?? '';

/** The light of an issue: on course, it also tells how many reports there are. */
export const issueLight = (
  light: LightFacts,
  nextPeriod: number | null,
  language: Language,
): string => {
  const words = lightWords(light, language);
  const isOnCourse =
    light.tone === 'OK' && (light.reason === 'REPORT' || light.reason === 'IN_PROGRESS');
  if (!isOnCourse || nextPeriod === null) return words;
  const made = nextPeriod - 1;
  if (language === 'zh') return `${words} · ${made === 0 ? '待首次报告' : `第 ${made} 次报告`}`;
  return `${words} · ${made === 0 ? 'report 1 next' : `report ${made}`}`;
};
