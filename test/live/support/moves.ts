import { addDays } from '../../../server/kernel/calendar.ts';
import { DomainError } from '../../../server/kernel/errors.ts';
import type { TestApp } from '../../support/app.ts';
import type { UnitCode } from '../../support/district.ts';
import type { Random } from './random.ts';

const UNITS: readonly UnitCode[] = ['finance', 'planning', 'land', 'commerce'];

/** The matters of one seed. */
export type Matters = {
  readonly tag: string;
  readonly projects: string[];
  readonly issues: string[];
  /** People whose appointments were changed, with the place in the log where that was done. */
  readonly moved: Map<string, bigint[]>;
};

const text = (zh: string) => ({ zh });

/** One random thing that somebody does, right or wrong; refusals are part of life. */
export const move = async (app: TestApp, matters: Matters, random: Random): Promise<boolean> => {
  try {
    await choose(app, matters, random)();
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
};

const choose = (app: TestApp, matters: Matters, random: Random): (() => Promise<unknown>) => {
  const { act, district } = app;
  const day = (days: number) => addDays(app.today(), days);
  const { tag } = matters;
  const raise = async (): Promise<void> => {
    const { id } = await act('songzhuang', 'raiseIssue', null, {
      project: random.pick(matters.projects),
      title: text(`${tag} 问题 ${random.number(1_000)}`),
      blocked: text('卡住了'),
      since: day(-3),
      ask: text('请协调'),
      severity: random.pick(['LOW', 'MEDIUM', 'HIGH']),
      urgent: random.chance(0.2),
    });
    matters.issues.push(id);
  };
  if (matters.issues.length === 0 || (matters.issues.length < 4 && random.chance(0.3)))
    return raise;
  if (random.chance(0.12)) return () => movePerson(app, matters, random);
  if (random.chance(0.1)) return () => onProject(app, matters, random);
  return () => onIssue(app, matters, random, random.pick(matters.issues), { act, district, day });
};

const movePerson = async (app: TestApp, matters: Matters, random: Random): Promise<void> => {
  const who = random.pick(['land', 'commerce']);
  const personId = app.district.person(who);
  const held = await app.store.database.appointment.findFirst({
    where: { personId, to: null },
  });
  const { sequence } = held
    ? await app.act('office', 'endAppointment', personId, {
        appointment: held.id,
        to: addDays(app.today(), -1),
      })
    : await app.act('office', 'appointPerson', personId, {
        post: 'CLERK',
        unit: app.district.unit(random.pick(UNITS)),
        from: app.today(),
      });
  matters.moved.set(who, [...(matters.moved.get(who) ?? []), sequence]);
};

const onProject = async (app: TestApp, { projects }: Matters, random: Random): Promise<void> => {
  const id = random.pick(projects);
  await random.pick([
    () => app.act('executive', 'delistProject', id, { reason: text('暂缓') }),
    () => app.act('executive', 'listProject', id),
    () =>
      app.act('office', 'requestTransfer', null, {
        project: id,
        ownerUnit: app.district.unit(random.pick(['songzhuang', 'xiji'] as const)),
        reason: text('移交'),
      }),
    () =>
      app.act('songzhuang', 'reportMilestone', id, { kind: 'ESTABLISHED', reachedOn: app.today() }),
  ])();
};

type Tools = Pick<TestApp, 'act' | 'district'> & { readonly day: (days: number) => string };

const onIssue = async (
  app: TestApp,
  { tag }: Matters,
  random: Random,
  id: string,
  { act, district, day }: Tools,
): Promise<unknown> => {
  const { database } = app.store;
  const issue = await database.issue.findUniqueOrThrow({
    where: { id },
    include: { leadUnit: true, ownerUnit: true, requests: { where: { state: 'OPEN' } } },
  });
  const owner = issue.ownerUnit.code;
  const lead = issue.leadUnit?.code ?? 'finance';
  const units = () => random.some(UNITS, 1, 3).map((code) => district.unit(code));
  const assignment = () => {
    const [first = '', ...others] = units();
    return {
      responsible: [first],
      assisting: others,
      task: text(`${tag} 请办理`),
      targetOn: day(20 + random.number(40)),
    };
  };
  const acceptance = () => ({
    accountableHead: district.person(`${lead}.head`),
    personInCharge: district.person(`${lead}.head`),
    contact: district.person(`${lead}.head`),
    measures: text('措施'),
    plan: [{ text: text('第一步'), dueOn: day(10) }],
  });
  const head = `${lead}.head`;
  const any = [
    () =>
      act(owner, 'reportUrgent', id, {
        text: text('急'),
        occurredAt: app.clock.now().toISOString(),
      }),
    () =>
      act('office', 'checkOnSite', id, {
        checkedOn: day(-1),
        findings: text('看过'),
        conclusion: text('继续'),
      }),
    () => act('office', 'closeIssue', id, { ground: 'PROJECT_LOST', reason: text('不办了') }),
    // Not theirs to do, or not theirs to see.
    () => act(random.pick(UNITS), 'verifyIssue', id),
  ];
  const byState: Record<string, (() => Promise<unknown>)[]> = {
    RAISED: [
      () => act('office', 'verifyIssue', id),
      () => act('office', 'verifyIssue', id),
      () => act('office', 'returnIssue', id, { reason: text('补正'), mendBy: day(5) }),
      () => act(owner, 'withdrawIssue', id, { reason: text('撤回') }),
    ],
    RETURNED: [() => act(owner, 'resubmitIssue', id, { title: text(`${tag} 重报`) })],
    VERIFIED: [
      () => act('executive', 'assignIssue', id, assignment()),
      () => act('executive', 'assignIssue', id, assignment()),
      () => act('executive', 'declineIssue', id, { reason: text('不予协调') }),
    ],
    ASSIGNED: [
      () => act(head, 'acceptIssue', id, acceptance()),
      () => act(head, 'prepareAcceptance', id, acceptance()),
      () => act('executive', 'reassignIssue', id, { ...assignment(), reason: text('改派') }),
      () => act('executive', 'reassignIssue', id, { ...assignment(), reason: text('改派') }),
    ],
    IN_PROGRESS: [
      () =>
        act(head, 'reportProgress', id, { text: text('进展'), steps: [{ no: 1, state: 'DONE' }] }),
      () => act(head, 'claimResolved', id, { text: text('已解决') }),
      () => act('executive', 'reassignIssue', id, { ...assignment(), reason: text('改派') }),
      () =>
        act(head, 'askAssistance', id, {
          unit: random.pick(units()),
          text: text('请协助'),
          dueOn: day(7),
        }),
      () =>
        act(head, 'requestExtension', null, { issue: id, targetOn: day(70), reason: text('延期') }),
      () => act(head, 'requestReassignment', null, { issue: id, reason: text('非本单位') }),
    ],
    RESOLUTION_CLAIMED: [
      () => act(owner, 'giveView', id, { verdict: random.pick(['AGREE', 'OBJECT']) }),
      () => act('office', 'confirmIssue', id),
      () => act('office', 'sendBackIssue', id, { reason: text('未解决') }),
    ],
    RESOLVED: [() => act('office', 'reopenIssue', id, { reason: text('反复') })],
  };
  const requests = issue.requests.flatMap(({ id: request }) => [
    () => act('executive', 'grantRequest', request, { ...assignment(), targetOn: day(60) }),
    () => act('executive', 'refuseRequest', request, { remark: text('不同意') }),
  ]);
  const notice = await database.notice.findFirst({
    where: { issueId: id, state: 'SENT' },
    include: { unit: true },
  });
  const acknowledge = notice
    ? [
        () => act(`${notice.unit.code}.head`, 'acknowledgeNotice', notice.id),
        () => act(`${notice.unit.code}.head`, 'acknowledgeNotice', notice.id),
      ]
    : [];
  const usual = byState[issue.state] ?? [];
  return random.pick([...usual, ...usual, ...requests, ...acknowledge, random.pick(any)])();
};
