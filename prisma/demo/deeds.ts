import type { Evidence } from '../../server/kernel/lifecycle.ts';
import type { Words } from '../../server/kernel/text.ts';
import type { DemoStep } from './data.ts';

/** Finds what a step names: the loader asks the record, the play-back asks the API. */
export type Find = {
  readonly unit: (code: string) => string;
  readonly person: (code: string) => string;
  readonly project: (id: string) => Promise<string>;
  readonly issue: (number: string) => Promise<string>;
  /** Code of the unit that leads on an issue now. */
  readonly leadUnit: (number: string) => Promise<string>;
  readonly plan: (number: string) => Promise<readonly PlanStep[]>;
  /** A notice on an issue that a unit has not acknowledged yet. */
  readonly notice: (number: string, unit: string) => Promise<string | null>;
  /** The open request on an issue. */
  readonly request: (number: string, kind: 'EXTENSION' | 'REASSIGNMENT') => Promise<string>;
  /** The report that settled a period of an issue's current assignment. */
  readonly report: (number: string, period: number) => Promise<string>;
  /** The milestone report of a project that waits for its confirmation. */
  readonly milestoneReport: (project: string, kind: string) => Promise<string>;
  /** The day on which a step of an issue's plan was done, where it is known. */
  readonly doneOn: (number: string, step: number) => string | null;
  /** Unit of a person. */
  readonly unitOf: (person: string) => string;
  /** Number of a meeting's minutes, or what else proves what it decided. */
  readonly minutesOf: (meeting: string) => string;
};

export type PlanStep = {
  readonly no: number;
  readonly text: Partial<Words>;
  readonly dueOn: string;
  readonly state: string;
};

/** One action to be asked for, by whom, on what. */
export type Deed = {
  /** Sign-in name; null for the product itself. */
  readonly as: string | null;
  readonly action: string;
  readonly id: string | null;
  readonly input: Readonly<Record<string, unknown>>;
  /** What the files call the issue or project that it creates. */
  readonly names?: string;
  readonly onBehalf?: { readonly post: 'EXECUTIVE_CHAIR'; readonly evidence: Evidence };
};

type With = Readonly<Record<string, never>>;

/**
 * The actions that a recorded step consists of; none where its noun does not exist yet. Where the
 * record and the lifecycle differ, the step is mended here: what a meeting decided is entered by
 * the office, what only the lead unit may do is done by the lead unit.
 */
export const deedsOf = async (step: DemoStep, find: Find): Promise<readonly Deed[]> => {
  switch (step.subject) {
    case 'ISSUE':
      return issueDeeds(step, String(step.on), find);
    case 'NOTICE':
      return noticeDeeds(step, find);
    case 'PROJECT':
      return projectDeeds(step, String(step.on), find);
    case 'NOMINATION':
      // The decision on its line stands by itself until nominations exist.
      return step.does === 'list as major'
        ? [deed(step, 'listProject', await find.project(String(step.on)), {})]
        : [];
    case 'MEETING':
      return meetingDeeds(step, find);
    case 'DECISION':
      return [];
  }
};

const deed = (
  { as }: DemoStep,
  action: string,
  id: string | null,
  input: Readonly<Record<string, unknown>>,
): Deed => ({ as, action, id, input });

const noticeDeeds = async (step: DemoStep, find: Find): Promise<readonly Deed[]> => {
  const numbers = [step.on].flat().filter((one) => /^\d{4}-\d{3}$/.test(one));
  const deeds: Deed[] = [];
  for (const number of numbers) {
    const id = await find.notice(number, find.unitOf(step.as));
    if (id) deeds.push(deed(step, 'acknowledgeNotice', id, {}));
  }
  return deeds;
};

const meetingDeeds = async (step: DemoStep, find: Find): Promise<readonly Deed[]> => {
  const given: With = step.with as With;
  if (step.does !== 'put decision in force' || given['effect'] !== 'assign') return [];
  return [
    {
      ...deed(step, 'assignIssue', await find.issue(given['issue'] ?? ''), charge(given, find)),
      onBehalf: {
        post: 'EXECUTIVE_CHAIR',
        evidence: { kind: 'DOCUMENT', reference: find.minutesOf(String(step.on)) },
      },
    },
  ];
};

const units = (codes: readonly string[] | undefined, find: Find): readonly string[] =>
  (codes ?? []).map(find.unit);

const charge = (given: With, find: Find) => ({
  responsible: units(given['responsible'], find),
  assisting: units(given['assisting'], find),
  task: given['task'] ?? given['text'],
  targetOn: given['targetDate'],
});

const projectDeeds = async (
  step: DemoStep,
  number: string,
  find: Find,
): Promise<readonly Deed[]> => {
  const given: With = step.with as With;
  if (step.does === 'register')
    return [{ ...deed(step, 'registerProject', null, registration(given, find)), names: number }];
  const id = await find.project(number);
  switch (step.does) {
    case 'determine as key':
      return [deed(step, 'signProposal', id, { opinion: given['opinion'] })];
    case 'report milestone':
      return [
        deed(step, 'reportMilestone', id, {
          kind: given['milestone'],
          reachedOn: given['date'],
          document: given['document'],
          text: given['text'],
        }),
      ];
    case 'confirm milestone':
      return [
        deed(step, 'confirmMilestone', id, {
          report: await find.milestoneReport(number, given['milestone'] ?? ''),
        }),
      ];
    default:
      throw new Error(`step ${step.no}: nothing is known of “${step.does}”`);
  }
};

const registration = (given: With, find: Find) => {
  const { sources, totalYuan } = given['investment'] as unknown as {
    readonly sources: Readonly<Record<string, string>>;
    readonly totalYuan: string;
  };
  const planned: Readonly<Record<string, string>> = given['planned'] ?? {};
  const owner = find.unit(given['ownerUnit'] ?? '');
  const part = (source: string): string => sources[source] ?? '0.00';
  return {
    ownerUnit: owner,
    township: owner,
    name: given['name'],
    investment: {
      own: part('own'),
      loan: part('loan'),
      fiscal: part('fiscal'),
      other: part('other'),
      total: totalYuan,
    },
    planned: [
      { kind: 'ESTABLISHED', plannedOn: planned['established'] },
      { kind: 'CONSTRUCTION_STARTED', plannedOn: planned['start'] },
      { kind: 'COMPLETED', plannedOn: planned['completed'] },
    ],
  };
};

const issueDeeds = async (step: DemoStep, number: string, find: Find): Promise<readonly Deed[]> => {
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
