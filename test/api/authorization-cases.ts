import { addDays } from '../../server/kernel/calendar.ts';
import { globalId } from '../../server/schema/ids.ts';
import type { TestApp } from '../support/app.ts';
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

/** Asks as a role of the table; an answer with errors is no answer. */
export const reader =
  (app: TestApp) =>
  async (letter: Letter, query: string, variables: Record<string, unknown> = {}) => {
    const { data, errors } = await app.ask(ROLES[letter], query, variables);
    if (errors) throw new Error(`${ROLES[letter]}: ${JSON.stringify(errors)}\n${query}`);
    return data as unknown as Record<string, unknown>;
  };
