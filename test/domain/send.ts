import { expect } from 'vitest';
import { globalId } from '../../server/schema/ids.ts';
import type { TestApp } from '../support/app.ts';

/** An answer to a mutation, whichever of the union's types it has. */
export type Answered = {
  readonly __typename: string;
  readonly code?: string;
  readonly cursor?: string;
  readonly isReplay?: boolean;
  readonly currentVersion?: number;
  readonly project?: { readonly id: string; readonly version: number };
  readonly issue?: { readonly id: string; readonly version: number; readonly state: string };
};

/** The actions used here, by the noun that each answers with. */
const NOUN_OF: Readonly<Record<string, 'project { id version }' | 'issue { id version state }'>> = {
  amendProject: 'project { id version }',
  signProposal: 'project { id version }',
};

/** The mutation of an action, with everything that these tests look at. */
export const documentOf = (action: string): string => {
  const type = `${action.charAt(0).toUpperCase()}${action.slice(1)}`;
  const noun = NOUN_OF[action] ?? 'issue { id version state }';
  const payload = noun.startsWith('project') ? 'ProjectPayload' : 'IssuePayload';
  return `mutation ($input: ${type}Input!) { ${action}(input: $input) {
    __typename
    ... on ${payload} { cursor isReplay ${noun} }
    ... on Error { code }
    ... on ConflictError { currentVersion } } }`;
};

/** So many of something. */
export const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

/** Sends mutations over HTTP as people of the district, and looks into the record. */
export const sender = (app: TestApp) => {
  const send = async (who: string, action: string, input: object): Promise<Answered> => {
    const { data, errors } = await app.ask(who, documentOf(action), { input });
    expect(errors).toBeUndefined();
    return (data as unknown as Record<string, Answered>)[action] as Answered;
  };
  const raising = (project: string) => ({
    project: globalId('Project', project),
    title: { zh: '同一件事' },
    blocked: { zh: '受阻' },
    since: '2026-11-20',
    ask: { zh: '请协调' },
    severity: 'LOW',
  });
  return {
    send,
    raising,
    /** A new issue on a project of its own; its global id. */
    raise: async (): Promise<string> => {
      const { issue } = await send('songzhuang', 'raiseIssue', raising(await app.project()));
      return issue?.id ?? '';
    },
    eventsOf: (subjectId: string, action: string) =>
      app.store.database.event.count({ where: { subjectId, action } }),
    /** Tokens are made before, so that those who come together really do. */
    warm: async (): Promise<void> => {
      for (const who of PEOPLE) await app.token(who);
    },
  };
};

const PEOPLE = ['office', 'office2', 'songzhuang', 'songzhuang.head', 'chair', 'executive'];

/** The record's own id in a global one. */
export const recordId = (id: string): string =>
  Buffer.from(id, 'base64').toString('utf8').split(':')[1] ?? '';
