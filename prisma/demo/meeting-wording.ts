import type { Words } from '../../server/kernel/text.ts';

/**
 * What the decisions of the demo's meetings ask for, in as many words as are spoken: who does it and
 * by when stand beside it, so they are not said again.
 */
export const WORDING: Readonly<Record<string, Words>> = {
  'MT01/1': {
    zh: '对投资进度低于序时 10 个百分点以上的项目逐个分析原因，报办公室。',
    en: 'Analyse each project more than 10 points behind and report to the office.',
  },
  'MT01/2': {
    zh: '完成反射光评估并确定玻璃参数。',
    en: 'Complete the glare study and settle the glass.',
  },
  'MT01/3': {
    zh: '协调落实 5 个产品的检验资源。',
    en: 'Find testing capacity for five products.',
  },
  'MT01/4': {
    zh: '通过上半年考评情况，印发各单位。',
    en: 'Half-year assessment adopted; to be issued.',
  },
  'MT02/1': {
    zh: '约谈 3 个连续两月落后的项目单位，形成追赶计划。',
    en: 'Meet the three projects behind for two months and agree catch-up plans.',
  },
  'MT02/2': {
    zh: '节前完成 62 个在建重大项目安全检查，隐患清单报办公室。',
    en: 'Check 62 sites before the holiday and send the list of dangers to the office.',
  },
  'MT02/3': {
    zh: '建立按月核量拨付机制，使拨付与进度差不超过 5%。',
    en: 'Pay monthly on measured work, with a difference of at most 5%.',
  },
  'MT03/1': {
    zh: '将 12 户协议、身份和账户信息逐户核准，报区财政局。',
    en: 'Confirm agreements, identity and accounts of 12 households to Finance.',
  },
  'MT03/2': {
    zh: '核定场平分区进场条件，具备一片、进场一片。',
    en: 'State which parts may be levelled, part by part.',
  },
  'MT03/3': {
    zh: '核定应补资金总额，分批拨付到位，完成 12 户腾退资金保障。',
    en: 'Fix the total, pay by instalments and secure the money for all 12 households.',
  },
  'MT03/4': {
    zh: '各自书面提出路由意见，宋庄镇补测管线。',
    en: 'State a route in writing; Songzhuang surveys the utilities.',
  },
  'MT04/1': {
    zh: '完成 9 户协议复核并拨付第二批，重新评估不影响无争议户。',
    en: 'Check nine agreements and pay the second part; the revaluation does not hold up the others.',
  },
  'MT04/2': {
    zh: '完成第二次按月拨付，并将核量办法推广到其他专项债项目。',
    en: 'Make the second monthly payment and extend the rules to other bond projects.',
  },
  'MT04/3': {
    zh: '发证，逾期由局主要负责人到下次会议说明。',
    en: 'Issue the certificate, failing which the head explains at the next meeting.',
  },
  'MT04/4': {
    zh: '恢复施工并通水，资金缺口由区财政局研究。',
    en: 'Resume the works and let water through; Finance considers the gap.',
  },
  'MT05/1': {
    zh: '补报变电站选址意见。',
    en: 'Send the opinion on the substation site.',
  },
  'MT05/2': {
    zh: '每周报告雨污分流改造。',
    en: 'Report weekly on the sewer works.',
  },
  'MT05/3': {
    zh: '确认唯一路由，书面答复园区。',
    en: 'Settle on one route and answer the park in writing.',
  },
  'MT05/4': {
    zh: '提出改移费用分担方案；改移设计由马驹桥镇先行委托。',
    en: 'Propose how the cost is shared; Majuqiao orders the design at once.',
  },
  'MT05/5': {
    zh: '拨付无争议 9 户余款，不等重评结果。',
    en: 'Pay the rest of the nine undisputed households without waiting for the revaluation.',
  },
  'MT06/1': {
    zh: '原则同意置换，面积不减、服务半径不降；编制控规维护方案。',
    en: 'Exchange agreed in principle, no less area or reach; prepare the plan revision.',
  },
  'MT06/2': {
    zh: '与热力企业商定分期报装、分期缴费，首期 9 兆瓦。',
    en: 'Agree phased connection and payment with the heating company, first 9 MW.',
  },
};
