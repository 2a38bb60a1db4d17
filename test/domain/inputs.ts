import { decisionInputs } from './inputs-decision.ts';
import { meetingInputs } from './inputs-meeting.ts';
import { acceptance, basics, charge, people, problem } from './make.ts';
import type { Situation } from './situations.ts';
import { text, type World } from './world.ts';

/** What somebody would send for an action in a situation. */
export type Sent = {
  /** The subject; null where the action makes it. */
  readonly id: string | null;
  readonly input: Readonly<Record<string, unknown>>;
  /** It names a thing that the situation does not have: a report where nobody has reported. */
  readonly isNaming: boolean;
};

/** An id that nothing has. */
export const NOTHING = '00000000-0000-7000-8000-000000000000';

/** The milestone that comes next, by situation. */
const NEXT: Readonly<Record<string, string>> = {
  STARTING: 'FORMALITIES_COMPLETE',
  READY: 'CONSTRUCTION_STARTED',
  BUILDING: 'COMPLETED',
};

/** Valid inputs of every action; the situation's day is on the clock. */
export const inputsFor = async (
  world: World,
  situation: Situation,
): Promise<(action: string) => Sent> => {
  const { id, cast, noun, name } = situation;
  const { database, unit, inDays, today, time } = world;
  const where = { issueId: id };
  // In one situation it is another unit's report that is corrected.
  const author = unit(name === 'STEPS' ? 'planning' : cast.LEAD);
  const report =
    noun === 'Issue'
      ? await database.report.findFirst({ where: { ...where, unitId: author } })
      : null;
  const inquiry = noun === 'Issue' ? await database.inquiry.findFirst({ where }) : null;
  const milestone =
    noun === 'Project'
      ? await database.milestoneReport.findFirst({ where: { projectId: id, state: 'REPORTED' } })
      : null;
  const lead = cast.LEAD;
  // One that the same units see.
  const twin = await database.issue.findFirst({
    where: { id: { not: id }, leadUnitId: unit(lead) },
  });
  const reason = text('理由');

  const inputs: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
    registerProject: { ownerUnit: unit('commerce'), ...basics(world) },
    amendProject: basics(world),
    proposeDetermination: { report: reason },
    proposeReversion: { report: reason, reason: 'DECLINED' },
    refuseProposal: { reason },
    delistProject: { reason },
    reportMilestone: { kind: NEXT[name] ?? 'ESTABLISHED', reachedOn: today() },
    confirmMilestone: { report: milestone?.id ?? NOTHING },
    confirmProduction: { report: milestone?.id ?? NOTHING },
    returnMilestone: { report: milestone?.id ?? NOTHING, reason },
    completeProject: { issues: [] },
    loseProject: { reason, issues: [] },
    requestTransfer: { project: id, ownerUnit: unit('audit'), reason },
    transferProject: { ownerUnit: unit('audit') },

    raiseIssue: problem(world, id),
    withdrawIssue: { reason },
    returnIssue: { reason, mendBy: inDays(5) },
    declineIssue: { reason },
    assignIssue: charge(world),
    reassignIssue: { ...charge(world, 'audit'), reason },
    prepareAcceptance: acceptance(world, lead),
    acceptIssue: acceptance(world, lead),
    changePeople: { contact: people(world, lead).contact, reason },
    changePlan: { plan: [{ text: reason, dueOn: inDays(30) }], reason },
    reportProgress: {
      text: reason,
      ...(name === 'PROGRESS' ? { steps: [{ no: 1, state: 'DONE' }] } : {}),
    },
    askAssistance: { unit: unit('land'), text: reason, dueOn: inDays(5) },
    answerAssistance: { inquiry: inquiry?.id ?? NOTHING, answer: reason },
    correctReport: { report: report?.id ?? NOTHING, text: reason },
    reportUrgent: { text: reason, occurredAt: time.now.toISOString() },
    requestExtension: { issue: id, targetOn: inDays(90), reason },
    requestReassignment: { issue: id, proposal: [unit('audit')], reason },
    extendIssue: { targetOn: inDays(90) },
    followProject: { ownerUnit: unit('audit') },
    claimResolved: { text: reason },
    giveView: { verdict: 'OBJECT', text: reason },
    sendBackIssue: { reason },
    reopenIssue: { reason },
    closeIssue: { ground: 'DUPLICATE', duplicateOf: twin?.id ?? NOTHING, reason },
    checkOnSite: { checkedOn: today(), findings: reason, conclusion: reason },

    draftMinutes: { meeting: id },
    draftCorrection: { meeting: id, reason, paragraphs: [reason] },
    editMinutes: { paragraphs: [{ key: 'opening', text: reason }] },
    returnMinutes: { reason },

    ...(await meetingInputs(world, situation, NOTHING)),
    ...decisionInputs(world, id),

    refuseRequest: { remark: reason },
    waiveDuty: { reason },
  };
  const creates = new Set([
    'registerProject',
    'raiseIssue',
    'requestExtension',
    'requestReassignment',
    'requestTransfer',
    'draftMinutes',
    'draftCorrection',
    'proposeMeeting',
    'addItem',
    'draftDecision',
    'giveRemark',
  ]);
  return (action) => {
    const input = inputs[action] ?? {};
    return {
      id: creates.has(action) ? null : id,
      input,
      isNaming: Object.values(input).includes(NOTHING),
    };
  };
};
