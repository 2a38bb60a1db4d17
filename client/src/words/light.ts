import type { LightReason } from '../gql/graphql.ts';
import { dayOf, daysBetween, type Language } from './format.ts';

/** A light as the API tells it: what is looked at, how it stands, by how many days. */
export type LightFacts = { readonly tone: string; readonly reason: string; readonly days: number };

/** What is said of a duty, or of what stands for one. */
export type Says = {
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

/** Of a duty by its name, in Chinese. */
export const zhDuty = (name: string, due: string, open = `待${name}`): Says => ({
  late: (days) => `${name}逾期 ${days} 天`,
  near: (days) => `${name} ${zhDay(days)}到期`,
  open: () => open,
  due,
});
/** Of a duty by its name, in English. */
export const enDuty = (name: string, due: string, open: string): Says => ({
  late: (days) => `${name} ${plural(days)} late`,
  near: (days) => `${name} ${enDay(days)}`,
  open: () => open,
  due,
});

const ZH = {
  VERIFY: zhDuty('核实', '应核'),
  MEND: zhDuty('补正', '应补'),
  DECIDE: zhDuty('审定', '应审'),
  ACKNOWLEDGE: zhDuty('签收', '应签'),
  ACCEPT: zhDuty('接受', '应签', '已签收，待定方案'),
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
  CHECK: zhDuty('核查', '待核', '已申请办结'),
  RESOLVED: zhDuty('办结', '', '已办结'),
  ENDED: zhDuty('办理', '', '不再办理'),
} as const satisfies Record<LightReason, Says>;

const EN = {
  VERIFY: enDuty('Verification', 'due', 'To be verified'),
  MEND: enDuty('Mending', 'due', 'To be mended'),
  DECIDE: enDuty('Decision', 'due', 'To be decided'),
  ACKNOWLEDGE: enDuty('Receipt', 'due', 'Awaiting receipt'),
  ACCEPT: enDuty('Acceptance', 'due', 'Received, plan due'),
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
  CHECK: enDuty('Check', 'check by', 'Solution claimed'),
  RESOLVED: enDuty('Solution', '', 'Solved'),
  ENDED: enDuty('Work', '', 'Ended'),
} as const satisfies Record<LightReason, Says>;

const saysOf = (reason: string, language: Language): Says | undefined => {
  const says: Readonly<Record<string, Says>> = language === 'zh' ? ZH : EN;
  return says[reason];
};

/** A light in words: 报告逾期 3 天, or Report 3 days late. */
export const lightWords = (
  light: LightFacts,
  language: Language,
  says = saysOf(light.reason, language),
): string => {
  if (!says) return '';
  const days = Math.abs(light.days);
  if (light.tone === 'LATE') return says.late(days);
  return light.tone === 'NEAR' ? says.near(days) : says.open(days);
};

/** The word before a light's date: 应报, due; the target of what is not late or near is 限, by. */
export const dueWord = (light: LightFacts, language: Language): string => {
  const isTarget = light.tone === 'OK' && TARGETS.includes(light.reason);
  return saysOf(isTarget ? 'SOLVE' : light.reason, language)?.due ?? '';
};

// Until it is accepted, an issue on course shows by when it is to be solved.
const TARGETS = ['ACKNOWLEDGE', 'ACCEPT'];

/** An issue as far as its light needs it in words. */
export type LitIssue = {
  readonly raisedAt: string;
  readonly verifiedAt: string | null;
  readonly light: LightFacts & { readonly period: number | null };
};

const daysSince = (moment: string, today: string): number =>
  Math.max(0, daysBetween(dayOf(new Date(moment)), today));

/** The light of an issue; on course, it tells how long it has waited or how many reports there are. */
export const issueLight = (
  { light, raisedAt, verifiedAt }: LitIssue,
  today: string,
  language: Language,
): string => {
  if (light.tone !== 'OK') return lightWords(light, language);
  const isChinese = language === 'zh';
  if (light.reason === 'VERIFY') {
    const days = daysSince(raisedAt, today);
    return isChinese ? zhAgo(days, '上报') : enAgo(days, 'Raised');
  }
  if (light.reason === 'DECIDE') {
    const days = daysSince(verifiedAt ?? raisedAt, today);
    return isChinese ? zhAgo(days, '核实') : enAgo(days, 'Verified');
  }
  const words = lightWords(light, language);
  if (light.reason !== 'REPORT' || light.period === null) return words;
  const made = light.period - 1;
  if (isChinese) return `${words} · ${made === 0 ? '待首次报告' : `第 ${made} 次报告`}`;
  return `${words} · ${made === 0 ? 'report 1 next' : `report ${made}`}`;
};
