import type { Api } from './api.ts';
import { readMeetings, readProjects } from './data.ts';
import type { Find, PlanStep } from './deed.ts';
import type { facts } from './find.ts';

/** An issue as a step looks at it. */
export type IssueNow = {
  readonly id: string;
  readonly version: number;
  readonly ownerUnit: { readonly code: string };
  readonly leadUnit: { readonly code: string } | null;
  readonly steps: readonly PlanStep[];
  readonly notices: readonly {
    readonly id: string;
    readonly state: string;
    readonly unit: { readonly code: string };
  }[];
  readonly requests: readonly {
    readonly id: string;
    readonly state: string;
    readonly kind: string;
  }[];
  readonly reports: readonly {
    readonly id: string;
    readonly kind: string;
    readonly period: number | null;
  }[];
  readonly claims: readonly { readonly view: string | null; readonly viewDueOn: string }[];
};

const ISSUE = `query ($id: ID!) { issue(id: $id) {
  id version ownerUnit { code } leadUnit { code }
  steps { no text { zh en } dueOn state }
  notices { id state unit { code } }
  requests { id state kind }
  reports { id kind period }
  claims { view viewDueOn }
} }`;

/** A meeting as a step looks at it. */
type MeetingNow = {
  readonly startsAt: string;
  readonly items: readonly {
    readonly id: string;
    readonly position: number;
    readonly title: { readonly zh: string | null };
  }[];
  readonly decisions: readonly { readonly id: string; readonly no: number | null }[];
  readonly invitations: readonly {
    readonly id: string;
    readonly unit: { readonly code: string } | null;
    readonly guestName: { readonly zh: string | null } | null;
  }[];
  readonly minutes: readonly { readonly id: string }[];
  readonly notices: readonly {
    readonly id: string;
    readonly state: string;
    readonly unit: { readonly code: string };
  }[];
};

const MEETING = `query ($id: ID!) { meeting(id: $id) {
  startsAt
  items { id position title { zh } }
  decisions { id no }
  invitations { id unit { code } guestName { zh } }
  minutes { id }
  notices { id state unit { code } }
} }`;

const PROJECT = `query ($id: ID!) { project(id: $id) { milestoneReports { id kind state } } }`;

/** Who looks things up: the office sees everything. */
export const LOOKER = 'office';

type Page<Node> = {
  readonly edges: readonly { readonly node: Node }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
};

const everything = async <Node>(api: Api, field: string, selection: string): Promise<Node[]> => {
  const nodes: Node[] = [];
  const query = `query ($after: String) { page: ${field}(first: 50, after: $after) {
    edges { node { ${selection} } } pageInfo { hasNextPage endCursor } } }`;
  for (let after: string | null = null; ; ) {
    const { page }: { page: Page<Node> } = await api.ask(LOOKER, query, { after });
    nodes.push(...page.edges.map(({ node }) => node));
    if (!page.pageInfo.hasNextPage) return nodes;
    after = page.pageInfo.endCursor;
  }
};

type Coded = { readonly id: string; readonly code: string };

/** What the play-back knows: everything is asked for by the API, as anybody could. */
export type ApiFind = Find & {
  readonly issueNow: (number: string) => Promise<IssueNow>;
  readonly meetingNow: (name: string) => Promise<MeetingNow>;
  /** Remembers what a step created under the name that later steps use. */
  readonly name: (name: string, id: string) => void;
  /** Whether a project of that Chinese name is registered. */
  readonly hasProject: (name: string) => boolean;
};

export const findByApi = async (api: Api, told: ReturnType<typeof facts>): Promise<ApiFind> => {
  const codes = (nodes: readonly Coded[]) => new Map(nodes.map(({ id, code }) => [code, id]));
  const units = codes(await everything<Coded>(api, 'units', 'id code'));
  const people = codes(await everything<Coded>(api, 'people', 'id code'));
  const issues = new Map(
    (await everything<{ id: string; number: string }>(api, 'issues', 'id number')).map(
      ({ id, number }) => [number, id],
    ),
  );
  // Projects are numbered in the order of their registration; the files know them by name.
  const byName = new Map(readProjects().map(({ id, name }) => [name.zh, id]));
  const projects = new Map(
    (await everything<{ id: string; name: { zh: string } }>(api, 'projects', 'id name { zh }')).map(
      ({ id, name }) => [byName.get(name.zh) ?? id, id],
    ),
  );
  const among = (ids: ReadonlyMap<string, string>, code: string): string => {
    const id = ids.get(code);
    if (!id) throw new Error(`the server knows no ${code}`);
    return id;
  };
  const titles = new Map(readMeetings().map(({ id, title }) => [title.zh, id]));
  const meetings = new Map(
    (
      await everything<{ id: string; title: { zh: string } }>(api, 'meetings', 'id title { zh }')
    ).map(({ id, title }) => [titles.get(title.zh) ?? id, id]),
  );
  const meetingNow = async (name: string): Promise<MeetingNow> => {
    const { meeting } = await api.ask<{ meeting: MeetingNow }>(LOOKER, MEETING, {
      id: among(meetings, name),
    });
    return meeting;
  };
  const issueNow = async (number: string): Promise<IssueNow> => {
    const { issue } = await api.ask<{ issue: IssueNow }>(LOOKER, ISSUE, {
      id: among(issues, number),
    });
    return issue;
  };
  const one = (id: string | undefined, what: string): string => {
    if (!id) throw new Error(`there is no ${what}`);
    return id;
  };
  return {
    ...told,
    issueNow,
    meetingNow,
    hasProject: (name) => projects.has(name),
    name: (name, id) => void (/^P\d/.test(name) ? projects : issues).set(name, id),
    meeting: (name) => Promise.resolve(among(meetings, name)),
    hasIssue: (number) => Promise.resolve(issues.has(number)),
    item: async (name, no) => {
      const { items } = await meetingNow(name);
      return one(items.find(({ position }) => position === no)?.id, `item ${no} of ${name}`);
    },
    hasItem: async (name, title) =>
      (await meetingNow(name)).items.some((item) => item.title.zh === title),
    invitation: async (name, unit, guest) => {
      const { invitations } = await meetingNow(name);
      const found = invitations.find((asked) =>
        unit ? asked.unit?.code === unit : asked.guestName?.zh === guest,
      );
      return one(found?.id, `invitation of ${unit ?? guest} to ${name}`);
    },
    decision: async (name, no) => {
      const { decisions } = await meetingNow(name);
      return one(decisions.find((made) => made.no === no)?.id, `decision ${no} of ${name}`);
    },
    hasDecision: async (name, no) =>
      (await meetingNow(name)).decisions.some((made) => made.no === no),
    minutes: async (name) => one((await meetingNow(name)).minutes.at(-1)?.id, `minutes of ${name}`),
    meetingNotice: async (name, unit) => {
      const { notices } = await meetingNow(name);
      return (
        notices.find((notice) => notice.state === 'SENT' && notice.unit.code === unit)?.id ?? null
      );
    },
    unit: (code) => among(units, code),
    person: (code) => among(people, code),
    project: (id) => Promise.resolve(among(projects, id)),
    issue: (number) => Promise.resolve(among(issues, number)),
    leadUnit: async (number) => (await issueNow(number)).leadUnit?.code ?? '',
    plan: async (number) => (await issueNow(number)).steps,
    notice: async (number, unit) => {
      const { notices } = await issueNow(number);
      return (
        notices.find((notice) => notice.state === 'SENT' && notice.unit.code === unit)?.id ?? null
      );
    },
    request: async (number, kind) => {
      const { requests } = await issueNow(number);
      return one(
        requests.find((asked) => asked.state === 'OPEN' && asked.kind === kind)?.id,
        `open request on ${number}`,
      );
    },
    report: async (number, period) => {
      const { reports } = await issueNow(number);
      const own = reports.filter(({ kind }) => kind === 'PROGRESS');
      // On a running server the period may be another; the latest report is what is corrected then.
      return one(
        (own.findLast((report) => report.period === period) ?? own.at(-1))?.id,
        `report on ${number}`,
      );
    },
    milestoneReport: async (project, kind) => {
      const { project: found } = await api.ask<{
        project: { milestoneReports: readonly { id: string; kind: string; state: string }[] };
      }>(LOOKER, PROJECT, { id: among(projects, project) });
      const reported = found.milestoneReports.find(
        (report) => report.kind === kind && report.state === 'REPORTED',
      );
      return one(reported?.id, `milestone ${kind} to confirm on ${project}`);
    },
  };
};
