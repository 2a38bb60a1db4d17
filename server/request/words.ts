import type { NounWords } from '../kernel/lifecycle.ts';

/** A request's words. */
export const requestWords: NounWords = {
  name: { zh: '申请', en: 'Request' },
  states: {
    OPEN: { zh: '待审批', en: 'Open' },
    GRANTED: { zh: '已批准', en: 'Granted' },
    REFUSED: { zh: '未批准', en: 'Refused' },
    WITHDRAWN: { zh: '已撤回', en: 'Withdrawn' },
    LAPSED: { zh: '已失效', en: 'Lapsed' },
  },
  actions: {
    requestExtension: { zh: '申请延期', en: 'Request extension' },
    requestReassignment: { zh: '申请改派', en: 'Request reassignment' },
    requestTransfer: { zh: '申请移交项目', en: 'Request transfer' },
    grantRequest: { zh: '批准', en: 'Grant' },
    refuseRequest: { zh: '不批准', en: 'Refuse' },
    withdrawRequest: { zh: '撤回申请', en: 'Withdraw request' },
    lapseRequest: { zh: '申请失效', en: 'Request lapses' },
  },
  fields: {
    issue: { zh: '问题', en: 'Issue' },
    project: { zh: '项目', en: 'Project' },
    targetOn: { zh: '新的期限', en: 'New date' },
    reason: { zh: '理由', en: 'Reason' },
    proposal: { zh: '建议承办单位', en: 'Proposed units' },
    ownerUnit: { zh: '接收单位', en: 'New owner unit' },
    responsible: { zh: '承办单位，牵头在前', en: 'Responsible units, lead first' },
    assisting: { zh: '协办单位', en: 'Assisting units' },
    task: { zh: '承办内容', en: 'Task' },
    remark: { zh: '批示', en: 'Remark' },
  },
  refusals: {
    NOT_IN_WORK: { zh: '问题不在办理中', en: 'The issue is not in work' },
    ALREADY_ASKED: { zh: '已有同类申请待审批', en: 'Has been asked already' },
    TOO_LATE_TO_ASK: {
      zh: '延期须在 {dueOn} 到期前申请',
      en: 'An extension is asked for before {dueOn} has passed',
    },
    NOT_LATER: { zh: '应晚于现在的期限', en: 'Must be later than the present date' },
    PROJECT_ENDED: { zh: '项目已经竣工或流失', en: 'The project is completed or lost' },
    SAME_OWNER: { zh: '已经是项目所属单位', en: 'Is the owner unit already' },
    UNIT_ENDED: { zh: '单位已经撤销', en: 'The unit does not exist any more' },
    CHAIR_DECIDES: { zh: '由执行主席审批', en: 'The executive chair decides' },
    NO_UNIT_PROPOSED: { zh: '请指定承办单位', en: 'Name the responsible unit' },
  },
};
