import type { Language } from './format.ts';
import { useLater } from './later.ts';

// Words of the forms: how they are filled, kept, and what happens when two fill the same one.

const zh = {
  tooLong: (max: number) => `最多 ${max} 字`,
  notAmount: '应为金额，例如 1,150 或 1,150.5',
  notWhole: '应为整数',
  money: '万元',
  find: '输入名称或拼音首字母',
  noneFound: '没有匹配的',
  asItIs: '沿用原来的',
  step: (no: number) => `第 ${no} 步`,
  asBefore: (state: string) => `沿用上次：${state}`,
  otherSteps: (n: number) => `其余 ${n} 步`,
  period: (n: number) => `第 ${n} 次`,
  submitPeriod: (n: number) => `提交第 ${n} 次报告`,
  periodDue: (date: string) => `应于 ${date} 前`,
  owed: '等您办理',
  owedBy: (date: string) => `${date} 到期`,
  noneOwed: '现在没有等您办的事。',
  noneOwedHint: '下面各项随时可以办理。',
  others: '其他可办',
  recorded: '代办',
  recordedName: (label: string) => `代办：${label}`,
  notNowName: (label: string) => `${label}，现在不能办`,
  behalf: '代办',
  behalfHint: '办公室凭文件或电话代为办理，记录里写明为谁、由谁、凭什么。',
  principal: '代谁办理',
  evidenceKind: '凭据',
  evidence: '文号，或谁在何时来电',
  requests: '申请',
  requestTo: (date: string) => `延至 ${date}`,
  requestGranted: (date: string) => `准予延至 ${date}`,
  requestWaits: '等待审批',
  showPhone: '显示',
  showPhoneOf: (name: string) => `显示${name}的电话，会留下记录`,
  phoneShown: '已留下查看记录',
  phoneRefused: '没有显示',
  reported: (n: number, onTime: number) => `已报 ${n} 次，按时 ${onTime} 次`,
  nextReportOn: (date: string) => `下次应报 ${date}，期限不因晚报顺延`,
  timeSpent: (percent: number) => `时间已过 ${percent}%`,
  previous: '上一条',
  next: '下一条',
  draft: {
    restored: (time: string) => `已恢复 ${time} 的草稿`,
    other: '另存有一份不同的内容',
    otherHint: (time: string) => `${time} 填写，来自另一窗口，或者合并前的内容。`,
    swap: '换成那一份',
    onlyThis: '只留这一份',
    gone: '另一窗口已经提交或清除了草稿',
    goneHint: '您在这里填的还在。',
  },
  conflict: {
    title: '同一处有两个版本。',
    who: (name: string, time: string) =>
      `您填写时，${name}已于 ${time} 提交。请选一个，或合起来再交。`,
    changed: '您填写时，这里已经改动。请选一个，或合起来再交。',
    theirs: '已生效',
    mine: '未提交',
    you: '您',
    record: '现在的内容',
    took: '没有改动这里的内容',
    takeOf: (name: string) => `用${name}的`,
    take: '用现在的',
    sendMine: '用我的，另记一次',
    merge: '逐项合并',
    merging: '逐项选择，选好后仍可修改。',
    useMerged: '合并，继续填写',
    back: '返回',
    notOffered: '现在不能再办这一项。您填的内容留作草稿。',
    close: '收起',
    empty: '未填',
    same: (n: number) => `其余 ${n} 项相同`,
    merged: '已合并，还没有提交。',
    taken: '已换成现在的内容。您填的另存一份，可以换回。',
  },
} as const;

type Widen<T> = T extends string
  ? string
  : T extends (...values: infer Values) => string
    ? (...values: Values) => string
    : { readonly [Key in keyof T]: Widen<T[Key]> };

/** The words of the forms. */
export type FormWords = Widen<typeof zh>;

const en: FormWords = {
  tooLong: (max) => `At most ${max} characters`,
  notAmount: 'Must be an amount, such as 1,150 or 1,150.5',
  notWhole: 'Must be a whole number',
  money: 'million CNY',
  find: 'Type a part of the name',
  noneFound: 'Nothing matches',
  asItIs: 'As it stands',
  step: (no) => `Step ${no}`,
  asBefore: (state) => `As last time: ${state}`,
  otherSteps: (n) => (n === 1 ? '1 other step' : `${n} other steps`),
  period: (n) => `No. ${n}`,
  submitPeriod: (n) => `Submit report ${n}`,
  periodDue: (date) => `Due ${date}`,
  owed: 'Waits for you',
  owedBy: (date) => `Due ${date}`,
  noneOwed: 'Nothing waits for you here.',
  noneOwedHint: 'What stands below can be done at any time.',
  others: 'Also possible',
  recorded: 'For others',
  recordedName: (label) => `Record for others: ${label}`,
  notNowName: (label) => `${label}, not now`,
  behalf: 'On behalf of others',
  behalfHint:
    'The office records a paper or a call. The record names who decided, who wrote it down, and what proves it.',
  principal: 'On behalf of',
  evidenceKind: 'Proof',
  evidence: 'Document number, or who called and when',
  requests: 'Requests',
  requestTo: (date) => `Until ${date}`,
  requestGranted: (date) => `Granted until ${date}`,
  requestWaits: 'Waits for a decision',
  showPhone: 'Show',
  showPhoneOf: (name) => `Show the phone of ${name}; it is put on record`,
  phoneShown: 'Put on record',
  phoneRefused: 'Not shown',
  reported: (n, onTime) => `${n} ${n === 1 ? 'report' : 'reports'}, ${onTime} on time`,
  nextReportOn: (date) => `Next due ${date}; a late one moves no date`,
  timeSpent: (percent) => `${percent}% of the time gone`,
  previous: 'Previous',
  next: 'Next',
  draft: {
    restored: (time) => `Draft of ${time} restored`,
    other: 'Another text is kept',
    otherHint: (time) => `Typed ${time}, in another window or before a merge.`,
    swap: 'Change to it',
    onlyThis: 'Keep only this one',
    gone: 'Another window has sent or cleared the draft',
    goneHint: 'What you typed here is still here.',
  },
  conflict: {
    title: 'Two versions of the same thing.',
    who: (name, time) =>
      `While you were typing, ${name} submitted at ${time}. Choose one, or merge them.`,
    changed: 'While you were typing, this has changed. Choose one, or merge them.',
    theirs: 'in force',
    mine: 'not submitted',
    you: 'You',
    record: 'As it is now',
    took: 'Changed nothing of what stands here',
    takeOf: (name) => `Use ${name}’s`,
    take: 'Use what holds now',
    sendMine: 'Use mine, recorded anew',
    merge: 'Merge field by field',
    merging: 'Choose for each field. You can go on editing afterwards.',
    useMerged: 'Merge and go on',
    back: 'Back',
    notOffered: 'This cannot be done any more. What you typed is kept as a draft.',
    close: 'Close',
    empty: 'empty',
    same: (n) => (n === 1 ? '1 other field is the same' : `${n} other fields are the same`),
    merged: 'Merged, not submitted yet.',
    taken: 'Changed to what holds now. What you typed is kept beside it.',
  },
};

/** The words of the forms in the viewer's language, with all others. */
export const useFormWords = (): ReturnType<typeof useLater> & {
  readonly language: Language;
  readonly say: FormWords;
} => {
  const all = useLater();
  return { ...all, say: all.language === 'zh' ? zh : en };
};
