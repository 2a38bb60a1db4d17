import type { Words } from '../../server/kernel/text.ts';
import type { DemoStep } from './data.ts';
import { charge, type Deed, deed, type Find, units, type With } from './deed.ts';

/** Steps on an issue. */
export const issueDeeds = async (
  step: DemoStep,
  number: string,
  find: Find,
): Promise<readonly Deed[]> => {
  const given: With = step.with as With;
  if (step.does === 'raise')
    return [{ ...deed(step, 'raiseIssue', null, await raising(given, find)), names: number }];
  const id = await find.issue(number);
  const plain = PLAIN[step.does];
  if (plain) return [deed(step, plain.action, id, pick(given, plain.fields))];
  switch (step.does) {
    case 'close':
      return [
        deed(step, 'closeIssue', id, {
          ground: given['ground'],
          ...(given['duplicateOf'] ? { duplicateOf: await find.issue(given['duplicateOf']) } : {}),
          reason: given['reason'],
        }),
      ];
    case 'resubmit':
      return [deed(step, 'resubmitIssue', id, given['text'] ? { note: given['text'] } : {})];
    case 'assign':
      return [deed(step, 'assignIssue', id, charge(given, find))];
    case 'accept':
      return [deed(step, 'acceptIssue', id, acceptance(given, find))];
    case 'report progress':
      return [deed(step, 'reportProgress', id, progress(step, number, given, find))];
    case 'correct a report':
      return [
        deed(step, 'correctReport', id, {
          report: await find.report(number, given['period'] ?? 0),
          ...pick(given, ['text', 'reason']),
        }),
      ];
    case 'change plan':
      return [
        deed(step, 'changePlan', id, {
          reason: given['reason'],
          plan: changed(given['plan'] ?? []),
        }),
      ];
    case 'claim resolved':
      return claim(step, number, id, given, find);
    case 'request extension':
      return [
        deed(step, 'requestExtension', null, {
          issue: id,
          targetOn: given['newDate'],
          reason: given['reason'],
        }),
      ];
    case 'request reassignment':
      return [
        deed(step, 'requestReassignment', null, {
          issue: id,
          proposal: units(given['proposal'], find),
          reason: given['reason'],
        }),
      ];
    case 'refuse':
      return [
        deed(step, 'refuseRequest', await find.request(number, 'EXTENSION'), {
          remark: given['remark'],
        }),
      ];
    case 'grant':
      return [await grant(step, number, given, find)];
    case 'reassign':
      return [
        deed(step, 'grantRequest', await find.request(number, 'REASSIGNMENT'), {
          responsible: units(given['responsible'], find),
          assisting: units(given['assisting'], find),
          targetOn: given['targetDate'],
          remark: given['reason'],
          ...pick(given, ['task']),
        }),
      ];
    default:
      throw new Error(`step ${step.no}: nothing is known of “${step.does}”`);
  }
};

/** Steps that carry their fields over as they are. */
const PLAIN: Readonly<
  Record<string, { readonly action: string; readonly fields: readonly string[] }>
> = {
  verify: { action: 'verifyIssue', fields: ['note'] },
  return: { action: 'returnIssue', fields: ['reason', 'mendBy'] },
  decline: { action: 'declineIssue', fields: ['reason'] },
  withdraw: { action: 'withdrawIssue', fields: ['reason'] },
  'report urgent matter': { action: 'reportUrgent', fields: ['text', 'occurredAt'] },
  'give view': { action: 'giveView', fields: ['verdict', 'text'] },
  confirm: { action: 'confirmIssue', fields: ['remark'] },
  'send back': { action: 'sendBackIssue', fields: ['reason'] },
  reopen: { action: 'reopenIssue', fields: ['reason'] },
};

const pick = (given: With, names: readonly string[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(names.flatMap((name) => (given[name] == null ? [] : [[name, given[name]]])));

const raising = async (given: With, find: Find) => ({
  project: await find.project(given['project'] ?? ''),
  askedUnits: units(given['ofUnits'], find),
  ...pick(given, ['title', 'blocked', 'since', 'ask', 'severity', 'urgent']),
});

const acceptance = (given: With, find: Find) => {
  const plan = (given['plan'] ?? []) as readonly { readonly step: Words; readonly due: string }[];
  return {
    accountableHead: find.person(given['accountableHead'] ?? ''),
    personInCharge: find.person(given['personInCharge'] ?? ''),
    contact: find.person(given['contact'] ?? ''),
    measures: given['measures'],
    plan: plan.map(({ step, due }) => ({ text: step, dueOn: due })),
  };
};

const progress = ({ at }: DemoStep, number: string, given: With, find: Find) => {
  const next = given['next'] as unknown as { readonly text: Words; readonly due: string } | null;
  const done: readonly number[] = given['planDone'] ?? [];
  return {
    text: given['text'],
    ...(next ? { next: next.text, nextOn: next.due } : {}),
    steps: done.map((no) => {
      const doneOn = find.doneOn(number, no);
      // A day after the report is the record's slip: then the report's own day counts.
      const isUsable = doneOn !== null && doneOn <= at.slice(0, 10);
      return { no, state: 'DONE', ...(isUsable ? { doneOn } : {}) };
    }),
  };
};

const changed = (
  plan: readonly { readonly step: Words; readonly due: string; readonly done?: boolean }[],
) => plan.map(({ step, due, done }) => ({ text: step, dueOn: due, isDone: done === true }));

const LAST_STEPS: Words = {
  zh: '余下步骤均已完成，据此申请办结。',
  en: 'The remaining steps are done; the solution is claimed on them.',
};

/** A claim needs every step of the plan done: those it closes are marked first, by the lead unit's hand. */
const claim = async (
  step: DemoStep,
  number: string,
  id: string,
  given: With,
  find: Find,
): Promise<readonly Deed[]> => {
  const lead = await find.leadUnit(number);
  const as = find.unitOf(step.as) === lead ? step.as : lead;
  const closing: readonly number[] = given['planDone'] ?? [];
  const plan = await find.plan(number);
  const marked = plan.map(({ no, text, dueOn, state }) => ({
    text,
    dueOn,
    isDone: state === 'DONE' || closing.includes(no),
  }));
  const claims: Deed = { ...deed(step, 'claimResolved', id, { text: given['text'] }), as };
  if (closing.length === 0) return [claims];
  return [{ ...claims, action: 'changePlan', input: { reason: LAST_STEPS, plan: marked } }, claims];
};

const grant = async (step: DemoStep, number: string, given: With, find: Find): Promise<Deed> => {
  const id = await find.request(number, 'EXTENSION');
  const granting = deed(step, 'grantRequest', id, {
    targetOn: given['newDate'],
    remark: given['remark'],
  });
  const recorder: string | null = given['recordedBy'] ?? null;
  if (recorder === null) return granting;
  const [, month, day] = step.at.slice(0, 10).split('-').map(Number);
  return {
    ...granting,
    as: recorder,
    onBehalf: {
      post: 'EXECUTIVE_CHAIR',
      evidence: { kind: 'DOCUMENT', reference: `执行主席 ${month} 月 ${day} 日批示` },
    },
  };
};
