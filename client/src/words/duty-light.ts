import type { DutyKind, LightReason } from '../gql/graphql.ts';
import type { Language } from './format.ts';
import { dueWord, enDuty, type LightFacts, lightWords, type Says, zhDuty } from './light.ts';

// Duties that no card of the board shows: their words load with the screens that do.

type Other = Exclude<DutyKind, LightReason>;

const ZH = {
  ANSWER: zhDuty('答复', '应复'),
  VIEW: zhDuty('反馈', '应复', '待责任单位反馈'),
  DECIDE_REQUEST: zhDuty('审批', '应批'),
  SIGN: zhDuty('审签', '应签'),
  CONFIRM_MILESTONE: zhDuty('节点确认', '应认'),
  APPROVE_MEETING: zhDuty('会议审批', '应批'),
  SIGN_MINUTES: zhDuty('纪要签发', '应签'),
  ISSUE_MINUTES: zhDuty('纪要印发', '应印'),
  ACKNOWLEDGE_DECISION: zhDuty('决定签收', '应签'),
  EXECUTE: zhDuty('决定落实', '限'),
  VERIFY_DECISION: zhDuty('落实核实', '待核'),
} as const satisfies Record<Other, Says>;

const EN = {
  ANSWER: enDuty('Answer', 'due', 'Awaiting answer'),
  VIEW: enDuty('View', 'due', "Awaiting the owner's view"),
  DECIDE_REQUEST: enDuty('Request', 'due', 'Request to decide'),
  SIGN: enDuty('Signature', 'due', 'To be signed'),
  CONFIRM_MILESTONE: enDuty('Milestone', 'due', 'Milestone to confirm'),
  APPROVE_MEETING: enDuty('Meeting', 'due', 'Meeting to approve'),
  SIGN_MINUTES: enDuty('Minutes', 'due', 'Minutes to sign'),
  ISSUE_MINUTES: enDuty('Minutes', 'due', 'Minutes to issue'),
  ACKNOWLEDGE_DECISION: enDuty('Receipt', 'due', 'Awaiting receipt'),
  EXECUTE: enDuty('Decision', 'by', 'To be carried out'),
  VERIFY_DECISION: enDuty('Check', 'due', 'To be verified'),
} as const satisfies Record<Other, Says>;

const saysOf = (reason: string, language: Language): Says | undefined => {
  const says: Readonly<Record<string, Says>> = language === 'zh' ? ZH : EN;
  return says[reason];
};

/** The light of any duty in words: 纪要签发逾期 3 天. */
export const dutyLight = (light: LightFacts, language: Language): string => {
  const says = saysOf(light.reason, language);
  return says ? lightWords(light, language, says) : lightWords(light, language);
};

/** The word before the date of any duty: 应报, due. */
export const dutyDueWord = (light: LightFacts, language: Language): string =>
  saysOf(light.reason, language)?.due ?? dueWord(light, language);
