import { type Api, apiAt } from '../../prisma/demo/api.ts';
import { inDays } from './time.ts';

/** Hands that act by the API, each as the person of the demo who may. */
export type Hands = {
  readonly raise: (title: string) => Promise<string>;
  readonly verify: (id: string) => Promise<void>;
  /** Given to one bureau, whether somebody had it before or not. */
  readonly assign: (id: string, unit: string) => Promise<void>;
  readonly reassign: (id: string, unit: string) => Promise<void>;
  readonly ask: Api['ask'];
};

/** At a service with the demo. */
export const handsAt = async (url: string): Promise<Hands> => {
  const { ask } = apiAt(url);
  const act = async (as: string, name: string, input: object): Promise<string> => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const answer = await ask<Record<string, { message?: string; issue?: { id: string } }>>(
      as,
      `mutation ($input: ${type}!) {
        ${name}(input: $input) { ... on Error { message } ... on IssuePayload { issue { id } } }
      }`,
      { input },
    );
    const { issue, message } = answer[name] ?? {};
    if (!issue) throw new Error(`${name}: ${message}`);
    return issue.id;
  };
  const { units, projects } = await ask<{
    units: { nodes: { id: string; code: string }[] };
    projects: { nodes: { id: string }[] };
  }>(
    'songzhuang',
    `{ units(first: 100) { nodes { id code } }
       projects(first: 1, filter: { tiers: [MAJOR] }) { nodes { id } } }`,
  );
  const unit = (code: string) => units.nodes.find((one) => one.code === code)?.id ?? code;
  // Each of these acts is a decision, and counts as one.
  const versions = new Map<string, number>();
  const decided = (id: string) => {
    const version = versions.get(id) ?? 1;
    versions.set(id, version + 1);
    return { id, expectedVersion: version };
  };
  const given = (id: string, code: string) => ({
    ...decided(id),
    responsible: [unit(code)],
    task: { zh: '请办理' },
    targetOn: inDays(40),
  });
  return {
    ask,
    raise: (title) =>
      act('songzhuang', 'raiseIssue', {
        project: projects.nodes[0]?.id,
        title: { zh: title },
        blocked: { zh: '不能施工' },
        since: '2026-09-01',
        ask: { zh: '请协调' },
        severity: 'LOW',
      }),
    verify: async (id) => {
      await act('office', 'verifyIssue', decided(id));
    },
    assign: async (id, code) => {
      await act('executive', 'assignIssue', given(id, code));
    },
    reassign: async (id, code) => {
      const input = { ...given(id, code), reason: { zh: '改由其他部门办理' } };
      await act('executive', 'reassignIssue', input);
    },
  };
};
