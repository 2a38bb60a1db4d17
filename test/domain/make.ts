import { text, type World } from './world.ts';

/** What the tests' people send: valid inputs of every action, and the ways into a state. */
export const basics = (world: World) => ({
  name: text('示范项目'),
  enterprise: world.enterprise('xinghe'),
  township: world.unit('songzhuang'),
  investment: { own: '60.00', loan: '30.00', fiscal: '10.00', other: '0', total: '100.00' },
});

export const charge = (world: World, lead = 'finance', days = 60) => ({
  responsible: [world.unit(lead), world.unit('planning')],
  assisting: [world.unit('land')],
  task: text('办理'),
  targetOn: world.inDays(days),
});

export const people = (world: World, lead = 'finance') => ({
  accountableHead: world.person(`${lead}.head`),
  personInCharge: world.person(lead),
  contact: world.person(lead),
});

export const acceptance = (world: World, lead = 'finance') => ({
  ...people(world, lead),
  measures: text('专班推进'),
  plan: [
    { text: text('第一步'), dueOn: world.inDays(10) },
    { text: text('第二步'), dueOn: world.inDays(20) },
  ],
});

export const problem = (world: World, project: string) => ({
  project,
  title: text('红线内通信管线迁改'),
  blocked: text('施工受阻'),
  since: world.today(),
  ask: text('请协调'),
  severity: 'HIGH',
});

/** A project of commerce in Songzhuang, as far as it is told. */
export const makeProject = async (
  world: World,
  tier: 'CANDIDATE' | 'KEY' | 'MAJOR',
): Promise<string> => {
  const { act, unit } = world;
  const { id } = await act('commerce', 'registerProject', null, {
    ownerUnit: unit('commerce'),
    ...basics(world),
  });
  if (tier === 'CANDIDATE') return id;
  await act('office', 'proposeDetermination', id, { report: text('经核实') });
  await act('executive', 'signProposal', id);
  await act('chair', 'signProposal', id);
  if (tier === 'MAJOR') await act('executive', 'listProject', id);
  return id;
};

/** Milestones reported by the owner and confirmed by the office, one after another. */
export const reach = async (world: World, id: string, kinds: readonly string[]): Promise<void> => {
  for (const kind of kinds) {
    await world.act('commerce', 'reportMilestone', id, { kind, reachedOn: world.today() });
    const { id: report } = await world.database.milestoneReport.findFirstOrThrow({
      where: { projectId: id, kind },
    });
    await world.act('office', 'confirmMilestone', id, { report });
  }
};

export const CONSTRUCTION = ['ESTABLISHED', 'FORMALITIES_COMPLETE', 'CONSTRUCTION_STARTED'];

const STAGES = [
  'RAISED',
  'VERIFIED',
  'ASSIGNED',
  'IN_PROGRESS',
  'STEPS_DONE',
  'CLAIMED',
  'VIEWED',
  'RESOLVED',
] as const;
export type Stage = (typeof STAGES)[number];

/** An issue brought to a stage by those whose turn it is. */
export const makeIssue = async (
  world: World,
  project: string,
  stage: Stage,
  lead = 'finance',
): Promise<string> => {
  const { act } = world;
  const { id } = await act('commerce', 'raiseIssue', null, problem(world, project));
  const isWanted = (one: Stage) => STAGES.indexOf(one) <= STAGES.indexOf(stage);
  if (isWanted('VERIFIED')) await act('office', 'verifyIssue', id);
  if (isWanted('ASSIGNED')) {
    await act('executive', 'assignIssue', id, charge(world, lead));
    await act(lead, 'prepareAcceptance', id, acceptance(world, lead));
    await act(lead, 'reportProgress', id, { text: text('已启动') });
    await act('planning', 'reportProgress', id, { text: text('已出具意见') });
    await act(lead, 'askAssistance', id, {
      unit: world.unit('land'),
      text: text('请出图'),
      dueOn: world.inDays(5),
    });
  }
  if (isWanted('IN_PROGRESS'))
    await act(`${lead}.head`, 'acceptIssue', id, acceptance(world, lead));
  if (isWanted('STEPS_DONE')) {
    const { id: inquiry } = await world.database.inquiry.findFirstOrThrow({
      where: { issueId: id },
    });
    await act('land', 'answerAssistance', id, { inquiry, answer: text('已出图') });
    await act(lead, 'reportProgress', id, {
      text: text('全部完成'),
      steps: [
        { no: 1, state: 'DONE' },
        { no: 2, state: 'DROPPED' },
      ],
    });
  }
  if (isWanted('CLAIMED')) await act(lead, 'claimResolved', id, { text: text('已解决') });
  if (isWanted('VIEWED')) await act('commerce', 'giveView', id, { verdict: 'AGREE' });
  if (isWanted('RESOLVED')) await act('office', 'confirmIssue', id);
  return id;
};
