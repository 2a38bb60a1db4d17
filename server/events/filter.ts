import { builder } from '../schema/builder.ts';
import { compact } from '../schema/filters.ts';
import { ActionName } from '../schema/forms.ts';
import { fromGlobalId, idOf } from '../schema/ids.ts';
import type { LogEvent } from './chain.ts';

/** What a case is: the nouns whose changes a board shows. */
export const CASE_TYPES = [
  'Issue',
  'Project',
  'Meeting',
  'Decision',
  'Unit',
  'Person',
  'Enterprise',
] as const;

const CaseType = builder.enumType('CaseType', {
  description: 'What an event’s case is.',
  values: {
    ISSUE: { value: 'Issue', description: 'An issue · 问题' },
    PROJECT: { value: 'Project', description: 'A project · 项目' },
    MEETING: { value: 'Meeting', description: 'A meeting · 会议' },
    DECISION: { value: 'Decision', description: 'A remark or order · 批示、指令' },
    UNIT: { value: 'Unit', description: 'A unit · 单位' },
    PERSON: { value: 'Person', description: 'A person · 人员' },
    ENTERPRISE: { value: 'Enterprise', description: 'An enterprise · 企业' },
  },
});

/** One filter for the list of events and for the stream. */
export const EventFilter = builder.inputType('EventFilter', {
  description: 'Which events. Conditions are joined by and; an empty list matches nothing.',
  fields: (t) => ({
    rootTypes: t.field({ type: [CaseType], description: 'About cases of these types' }),
    root: t.id({ description: 'About one case, by its global id' }),
    actions: t.field({ type: [ActionName], description: 'Of these actions' }),
    by: t.idList({ description: 'Done by any of these units or people, or on their behalf' }),
    sinceAt: t.field({ type: 'DateTime', description: 'At this moment or later' }),
    states: t.stringList({
      description: 'That led into or out of any of these states: leaving is told too',
    }),
  }),
});

/** The filter as it comes. */
export type EventFilterInput = {
  readonly rootTypes?: readonly string[] | null | undefined;
  readonly root?: string | number | null | undefined;
  readonly actions?: readonly string[] | null | undefined;
  readonly by?: readonly (string | number)[] | null | undefined;
  readonly sinceAt?: Date | string | null | undefined;
  readonly states?: readonly string[] | null | undefined;
};

type Conditions = {
  readonly rootTypes: readonly string[] | null;
  readonly root: { readonly type: string; readonly id: string } | null | undefined;
  readonly actions: readonly string[] | null;
  readonly by: readonly string[] | null;
  readonly sinceAt: Date | null;
  readonly states: readonly string[] | null;
};

const conditionsOf = (filter: EventFilterInput | null | undefined): Conditions => ({
  rootTypes: filter?.rootTypes ?? null,
  root: filter?.root == null ? undefined : fromGlobalId(String(filter.root)),
  actions: filter?.actions ?? null,
  by: filter?.by
    ? filter.by.flatMap((id) => idOf('Unit', String(id)) ?? idOf('Person', String(id)) ?? [])
    : null,
  sinceAt: filter?.sinceAt == null ? null : new Date(filter.sinceAt),
  states: filter?.states ?? null,
});

/** Columns that tell who did something, or for whom it was recorded. */
const DOERS = ['actorUnitId', 'principalUnitId', 'actorId', 'principalId'] as const;

/** The filter for a stream: whether it takes an event, as it was before or as it is after. */
export const matcher = (
  filter: EventFilterInput | null | undefined,
): ((event: LogEvent) => boolean) => {
  const { rootTypes, root, actions, by, sinceAt, states } = conditionsOf(filter);
  return (event) =>
    (rootTypes === null || rootTypes.includes(event.rootType)) &&
    (root === undefined || (root?.type === event.rootType && root.id === event.rootId)) &&
    (actions === null || actions.includes(event.action)) &&
    (by === null || by.some((id) => DOERS.some((column) => event[column] === id))) &&
    (sinceAt === null || event.at >= sinceAt) &&
    (states === null ||
      (event.fromState !== null && states.includes(event.fromState)) ||
      (event.toState !== null && states.includes(event.toState)));
};

/** The same filter for the database. */
export const conditionOf = (filter: EventFilterInput | null | undefined): object => {
  const { rootTypes, root, actions, by, sinceAt, states } = conditionsOf(filter);
  return compact({
    rootType: rootTypes ? { in: [...rootTypes] } : undefined,
    action: actions ? { in: [...actions] } : undefined,
    at: sinceAt ? { gte: sinceAt } : undefined,
    AND: [
      ...(by ? [{ OR: DOERS.map((column) => ({ [column]: { in: [...by] } })) }] : []),
      ...(root === undefined
        ? []
        : [root ? { rootType: root.type, rootId: root.id } : { sequence: { in: [] } }]),
      ...(states
        ? [{ OR: [{ fromState: { in: [...states] } }, { toState: { in: [...states] } }] }]
        : []),
    ],
  });
};
