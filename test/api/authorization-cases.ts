import { v7 as uuid } from 'uuid';
import { addDays } from '../../server/kernel/calendar.ts';
import type { Field, Fields } from '../../server/kernel/input.ts';
import { globalId } from '../../server/schema/ids.ts';
import type { TestApp } from '../support/app.ts';
import { meetings } from '../support/meetings.ts';
import { type Letter, ROLES } from './authorization-table.ts';

/** One case with everything that hangs on it; global ids by the names that the table gives. */
export const furnish = async (app: TestApp): Promise<Readonly<Record<string, string>>> => {
  const { act, district, store, today } = app;
  const { database } = store;
  const project = await app.project();
  const raised = await app.issue('RAISED', project);
  const verified = await app.issue('VERIFIED', project);
  const issue = await app.issue('IN_PROGRESS', project);
  await act('finance', 'reportProgress', issue, { text: { zh: '进展' }, next: { zh: '下一步' } });
  await act('finance', 'askAssistance', issue, {
    unit: district.unit('land'),
    text: { zh: '请协助' },
    dueOn: addDays(today(), 7),
  });
  await act('office', 'checkOnSite', issue, {
    checkedOn: today(),
    findings: { zh: '现场情况' },
    conclusion: { zh: '核查结论' },
  });
  const milestone = { kind: 'ESTABLISHED', reachedOn: today(), text: { zh: '已立项' } } as const;
  await act('office', 'reportMilestone', project, milestone, {
    onBehalf: {
      post: null,
      unitId: district.unit('songzhuang'),
      evidence: { kind: 'TELEPHONE', reference: '来电记录' },
    },
  });
  const extension = await act('finance', 'requestExtension', null, {
    issue,
    reason: { zh: '需要时间' },
    targetOn: addDays(today(), 60),
  });
  const transfer = await act('office', 'requestTransfer', null, {
    project,
    reason: { zh: '区划调整' },
    ownerUnit: district.unit('xiji'),
  });
  await meetings(app).inSession([
    { kind: 'ISSUE', title: { zh: '管线迁改' }, issue, plannedMinutes: 10 },
    { kind: 'PROJECT', title: { zh: '项目进展' }, project, plannedMinutes: 10 },
  ]);
  const remark = await act('chair', 'giveRemark', null, {
    kind: 'REMARK',
    text: { zh: '请抓紧' },
    responsible: [district.unit('finance')],
    dueOn: addDays(today(), 10),
  });
  const draft = await meetings(app).held();
  const issued = await meetings(app).issued();
  const announced = await meetings(app).notified(['园区道路']);
  await act('office', 'addScreen', announced, { name: { zh: '主席台' } });
  const { id: proposed } = await act('office', 'proposeMeeting', null, {
    kind: 'COORDINATION',
    title: { zh: '专项协调会' },
    place: { zh: '第二会议室' },
    startsAt: `${addDays(today(), 9)}T09:30:00+08:00`,
    presidingPost: 'EXECUTIVE_CHAIR',
    invited: [district.unit('finance')],
    agenda: [{ kind: 'ISSUE', title: { zh: '待审定' }, issue: verified, plannedMinutes: 10 }],
  });
  const written = await draftedDecision(app);
  const item = async (meetingId: string): Promise<string> =>
    globalId(
      'AgendaItem',
      (await database.agendaItem.findFirstOrThrow({ where: { meetingId } })).id,
    );
  const of = { where: { issueId: issue } };
  const duty = async (where: object): Promise<string> =>
    globalId('Duty', (await database.duty.findFirstOrThrow({ where })).id);
  const planning = { where: { issueId: issue, unitId: district.unit('planning') } };
  return {
    'Project/major': globalId('Project', project),
    'MilestoneReport/its': globalId(
      'MilestoneReport',
      (await database.milestoneReport.findFirstOrThrow({ where: { projectId: project } })).id,
    ),
    'Request/transfer': globalId('Request', transfer.id),
    'Issue/raised': globalId('Issue', raised),
    'Duty/of-a-chair': await duty({ issueId: verified, holderPost: 'EXECUTIVE_CHAIR' }),
    'Issue/in-progress': globalId('Issue', issue),
    'Report/of-the-lead': globalId('Report', (await database.report.findFirstOrThrow(of)).id),
    'Inquiry/to-assisting': globalId('Inquiry', (await database.inquiry.findFirstOrThrow(of)).id),
    'Duty/of-the-lead': await duty({ issueId: issue, kind: 'SOLVE' }),
    'Duty/of-assisting': await duty({ issueId: issue, kind: 'ANSWER' }),
    'Notice/to-responsible': globalId(
      'Notice',
      (await database.notice.findFirstOrThrow(planning)).id,
    ),
    'Request/extension': globalId('Request', extension.id),
    'Meeting/proposed': globalId('Meeting', proposed),
    'Meeting/notified': globalId('Meeting', announced),
    'Duty/to-approve': await duty({ meetingId: proposed, kind: 'APPROVE_MEETING' }),
    'AgendaItem/proposed': await item(proposed),
    'AgendaItem/notified': await item(announced),
    'AgendaItem/done': globalId('AgendaItem', issued.item),
    'Decision/draft': globalId('Decision', written),
    'Decision/in-force': globalId('Decision', issued.decision),
    'Decision/remark': globalId('Decision', remark.id),
    'Minutes/draft': globalId('Minutes', draft.minutes),
    'Minutes/issued': globalId('Minutes', issued.minutes),
    'Unit/any': globalId('Unit', district.unit('finance')),
    'Person/any': globalId('Person', district.person('finance.head')),
    'Appointment/any': globalId(
      'Appointment',
      (
        await database.appointment.findFirstOrThrow({
          where: { personId: district.person('finance.head') },
        })
      ).id,
    ),
    'Enterprise/any': globalId('Enterprise', district.enterprise),
  };
};

/** A decision that nobody has read back yet, in a meeting that is held. */
const draftedDecision = async (app: TestApp): Promise<string> => {
  const { act, district, store } = app;
  const meeting = await meetings(app).notified(['污水处理']);
  await act('office', 'openMeeting', meeting, { presider: district.person('chair') });
  const where = { meetingId: meeting };
  const { id: item } = await store.database.agendaItem.findFirstOrThrow({ where });
  await act('office', 'startItem', item);
  const input = { item, effect: 'RESOLVE', text: { zh: '原则同意' } };
  return (await act('office', 'draftDecision', null, input)).id;
};

/** Asks as a role of the table; an answer with errors is no answer. */
export const reader =
  (app: TestApp) =>
  async (letter: Letter, query: string, variables: Record<string, unknown> = {}) => {
    const { data, errors } = await app.ask(ROLES[letter], query, variables);
    if (errors) throw new Error(`${ROLES[letter]}: ${JSON.stringify(errors)}\n${query}`);
    return data as unknown as Record<string, unknown>;
  };

/** Actions that people take, by whatever right. */
export const peoplesActions = (app: TestApp) =>
  [...app.engine.registry.actions.values()].filter(({ row }) =>
    row.who.some((who) => who !== 'SYSTEM' && who !== 'SESSION'),
  );

type Nodes = Readonly<Record<string, string>>;

const sample = (field: Field, nodes: Nodes): unknown => {
  switch (field.kind) {
    case 'line':
      return 'x1';
    case 'text':
      return { zh: '文字' };
    case 'day':
      return '2026-11-30';
    case 'moment':
      return '2026-11-24T08:00:00+08:00';
    case 'money':
      return '1.00';
    case 'integer':
      return field.min;
    case 'boolean':
      return true;
    case 'choice':
      return field.options[0];
    case 'ref':
      return nodes[`${field.to}/any`] ?? globalId(field.to, uuid());
    case 'list':
      return [sample(field.of, nodes)];
    case 'group':
      return sampleInput(field.fields, nodes);
  }
};

/** Something that an action takes; the units, people and enterprises that it names are there. */
export const sampleInput = (fields: Fields, nodes: Nodes): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) =>
      field.optional ? [] : [[name, sample(field, nodes)]],
    ),
  );

/** Takes an action over the API; what comes of it, or the refusal. */
export const sendAction = async (
  app: TestApp,
  who: string,
  action: string,
  input: Readonly<Record<string, unknown>>,
): Promise<Record<string, unknown>> => {
  const type = `${action.charAt(0).toUpperCase()}${action.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${action}(input: $input) {
    __typename ... on Error { code message } ... on ValidationError { issues { path code message } }
    ... on ConflictError { currentVersion changedFields current { id } } } }`;
  const { data, errors } = await app.ask(who, query, { input });
  if (errors) throw new Error(`${action}: ${JSON.stringify(errors)}`);
  return (data as unknown as Record<string, Record<string, unknown>>)[action] ?? {};
};
