import type { ActionRequest, Engine, Outcome } from '../../server/actions/engine.ts';
import { perform } from '../../server/actions/perform.ts';
import { addDays, dayAt } from '../../server/kernel/calendar.ts';
import type { District, UnitCode } from './district.ts';

/** Takes actions as people of the district, with the version that stands now. */
export const hands = (engine: Engine, district: District) => {
  const versionOf = async (type: string, id: string): Promise<number> => {
    const tables = {
      Project: engine.database.project,
      Issue: engine.database.issue,
      Request: engine.database.request,
      Duty: engine.database.duty,
      Notice: engine.database.notice,
      Meeting: engine.database.meeting,
      AgendaItem: engine.database.agendaItem,
      Decision: engine.database.decision,
      Minutes: engine.database.minutes,
      Person: engine.database.person,
      Unit: engine.database.unit,
      Enterprise: engine.database.enterprise,
    } as unknown as Record<
      string,
      { findUniqueOrThrow(args: object): Promise<{ version: number }> }
    >;
    return (await tables[type]?.findUniqueOrThrow({ where: { id } }))?.version ?? 0;
  };
  /** `act('office', 'verifyIssue', id, { … })` */
  const act = async (
    who: string,
    action: string,
    id: string | null = null,
    input: Readonly<Record<string, unknown>> = {},
    more: Partial<ActionRequest> = {},
  ): Promise<Outcome> => {
    const found = engine.registry.actions.get(action);
    const needsVersion = found?.row.mode === 'decide' && id !== null;
    const expectedVersion = needsVersion ? await versionOf(found.noun.type, id) : null;
    const viewer = await district.viewer(who);
    return perform(engine, viewer, { action, id, input, expectedVersion, ...more });
  };
  const today = () => dayAt(engine.clock.now());

  /** A project of a township, of a tier. */
  const project = async (
    tier: 'CANDIDATE' | 'KEY' | 'MAJOR' = 'MAJOR',
    owner: UnitCode = 'songzhuang',
  ): Promise<string> => {
    const { id } = await act(owner, 'registerProject', null, {
      ownerUnit: district.unit(owner),
      township: district.unit(owner),
      enterprise: district.enterprise,
      name: { zh: '测试项目', en: 'Test project' },
      investment: { own: '60.00', loan: '40.00', fiscal: '0', other: '0', total: '100.00' },
    });
    if (tier === 'CANDIDATE') return id;
    await act('office', 'proposeDetermination', id, { report: { zh: '已核实' } });
    await act('executive', 'signProposal', id);
    await act('chair', 'signProposal', id);
    if (tier === 'MAJOR') await act('executive', 'listProject', id);
    return id;
  };

  /** What a step from one state of an issue to the next needs. */
  const steps = {
    RAISED: async (projectId: string, owner: UnitCode): Promise<string> =>
      (
        await act(owner, 'raiseIssue', null, {
          project: projectId,
          title: { zh: '测试问题', en: 'Test issue' },
          blocked: { zh: '卡住了' },
          since: addDays(today(), -3),
          ask: { zh: '请协调' },
          severity: 'MEDIUM',
        })
      ).id,
    VERIFIED: (id: string) => act('office', 'verifyIssue', id),
    ASSIGNED: (id: string) =>
      act('executive', 'assignIssue', id, {
        responsible: [district.unit('finance'), district.unit('planning')],
        assisting: [district.unit('land')],
        task: { zh: '请办理' },
        targetOn: addDays(today(), 40),
      }),
    IN_PROGRESS: (id: string) =>
      act('finance.head', 'acceptIssue', id, {
        accountableHead: district.person('finance.head'),
        personInCharge: district.person('finance'),
        contact: district.person('finance'),
        measures: { zh: '措施' },
        plan: [{ text: { zh: '第一步' }, dueOn: addDays(today(), 10) }],
      }),
    RESOLUTION_CLAIMED: async (id: string) => {
      await act('finance', 'reportProgress', id, {
        text: { zh: '完成' },
        steps: [{ no: 1, state: 'DONE' }],
      });
      await act('finance', 'claimResolved', id, { text: { zh: '已解决' } });
    },
    RESOLVED: async (id: string) => {
      await act('songzhuang', 'giveView', id, { verdict: 'AGREE' });
      await act('office', 'confirmIssue', id);
    },
  };
  const COURSE = ['VERIFIED', 'ASSIGNED', 'IN_PROGRESS', 'RESOLUTION_CLAIMED', 'RESOLVED'] as const;

  /** An issue of a fresh major project (or of the one given), led by finance, in a state. */
  const issue = async (
    state: 'RAISED' | (typeof COURSE)[number] = 'RAISED',
    of?: string,
  ): Promise<string> => {
    const id = await steps.RAISED(of ?? (await project()), 'songzhuang');
    if (state === 'RAISED') return id;
    for (const next of COURSE) {
      await steps[next](id);
      if (next === state) break;
    }
    return id;
  };
  return { act, project, issue, steps, versionOf, today };
};
