import { ITEM_FIELD_WORDS, ITEM_KINDS } from '../kernel/agenda.ts';
import type { NounWords } from '../kernel/lifecycle.ts';

/** The words of an agenda's item. */
export const agendaWords: NounWords = {
  name: { zh: '议题', en: 'Agenda item' },
  states: {
    PLANNED: { zh: '待研究', en: 'Planned' },
    CURRENT: { zh: '研究中', en: 'Current' },
    DONE: { zh: '已研究', en: 'Done' },
    DEFERRED: { zh: '留待下次', en: 'Deferred' },
    WITHDRAWN: { zh: '已撤下', en: 'Withdrawn' },
  },
  actions: {
    addItem: { zh: '增加议题', en: 'Add item' },
    amendItem: { zh: '修改', en: 'Amend' },
    moveItem: { zh: '调整顺序', en: 'Move' },
    startItem: { zh: '开始', en: 'Start' },
    finishItem: { zh: '结束', en: 'Finish' },
    deferItem: { zh: '留待下次', en: 'Defer' },
    withdrawItem: { zh: '撤下', en: 'Withdraw' },
    pauseTimer: { zh: '停表', en: 'Pause timer' },
    resumeTimer: { zh: '续表', en: 'Resume timer' },
    extendTimer: { zh: '延时', en: 'Give more time' },
    stateView: { zh: '发表意见', en: 'State view' },
  },
  fields: {
    ...ITEM_FIELD_WORDS,
    meeting: { zh: '会议', en: 'Meeting' },
    after: { zh: '排在哪项之后', en: 'Behind' },
    reason: { zh: '理由', en: 'Reason' },
    minutes: { zh: '分钟', en: 'Minutes' },
    text: { zh: '意见', en: 'View' },
  },
  choices: { AgendaItemKind: ITEM_KINDS },
  refusals: {
    MEETING_OVER: { zh: '会议已经结束', en: 'The meeting is over' },
    NOT_IN_SESSION: { zh: '会议不在进行中', en: 'The meeting is not in session' },
    NOT_IN_CONTROL: {
      zh: '会议由另一位工作人员控制，请先接管',
      en: 'Somebody else steers the meeting: take over first',
    },
    ITEM_NEEDS: { zh: '请选议题所指的事项', en: 'Say what the item is about' },
    NOT_ON_AGENDA: { zh: '不在这次会议的议程上', en: 'Is not on this agenda' },
    TIMER_STANDS: { zh: '计时已经停下', en: 'The timer stands already' },
    TIMER_RUNS: { zh: '正在计时', en: 'The timer is running' },
  },
};
