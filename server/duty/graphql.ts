import type { Viewer } from '../kernel/authority.ts';
import { POSTS } from '../kernel/authority.ts';
import { addDays, toDate } from '../kernel/calendar.ts';
import { latenessOf, TONES } from '../kernel/lateness.ts';
import { builder } from '../schema/builder.ts';
import type { Context } from '../schema/context.ts';
import { compact, idsIn } from '../schema/filters.ts';
import { actionFields } from '../schema/forms.ts';
import { globalId } from '../schema/ids.ts';
import { enumOf } from '../schema/inputs.ts';
import { pageCost, pageOf } from '../schema/keyset.ts';
import { decisionById } from '../schema/loaders.ts';
import { mutationsOf } from '../schema/mutations.ts';
import { nodeType, visible } from '../schema/node.ts';
import { ABOUT, DUTY_KINDS, LONG_KINDS } from './vocabulary.ts';
import { dutyWords } from './words.ts';

const DutyKind = enumOf('DutyKind', 'What is owed.', DUTY_KINDS);
const DutyState = enumOf(
  'DutyState',
  'How a duty stands; all but PENDING are final.',
  dutyWords.states,
);

const Tone = enumOf('Tone', 'How a matter stands by its dates.', TONES);

/** Somebody owes something by a day. */
export const Duty = builder.prismaNode('Duty', {
  id: { field: 'id', description: 'Global id' },
  description: 'Who owes what, about what, by when, by which clause (待办).',
  fields: (t) => ({
    kind: t.field({
      type: DutyKind,
      description: 'What is owed',
      resolve: ({ kind }) => kind as keyof typeof DUTY_KINDS,
    }),
    state: t.field({
      type: DutyState,
      description: 'How it stands',
      resolve: ({ state }) => state,
    }),
    clause: t.exposeString('clause', { description: 'Clause it rests on' }),
    holderUnit: t.relation('holderUnit', { nullable: true, description: 'The unit that owes it' }),
    holderPost: t.string({
      nullable: true,
      description: 'Or the post that owes it',
      resolve: ({ holderPost }) => POSTS.find((post) => post === holderPost) ?? null,
    }),
    issue: t.relation('issue', { nullable: true, description: 'The issue it is about' }),
    project: t.relation('project', { nullable: true, description: 'The project it is about' }),
    meeting: t.relation('meeting', { nullable: true, description: 'The meeting it is about' }),
    decision: t.prismaField({
      type: 'Decision',
      nullable: true,
      description: 'The decision it is about',
      resolve: (_, { kind, aboutId, decisionId }, __, context) =>
        decisionById(context, ABOUT[kind] === 'Decision' ? aboutId : decisionId),
    }),
    about: t.id({
      nullable: true,
      description:
        'Global id of the notice, request, inquiry, milestone report, minutes or decision it is ' +
        'about',
      resolve: ({ kind, aboutId }) => {
        const type = ABOUT[kind];
        return type && aboutId ? globalId(type, aboutId) : null;
      },
    }),
    period: t.exposeInt('period', {
      nullable: true,
      description: 'Period of the 15-day grid, for reports',
    }),
    beginsOn: t.field({
      type: 'Date',
      description: 'From when it is owed',
      resolve: ({ beginsOn }) => beginsOn,
    }),
    dueOn: t.field({
      type: 'Date',
      description: 'Until the end of this day',
      resolve: ({ dueOn }) => dueOn,
    }),
    originalDueOn: t.field({
      type: 'Date',
      description: 'Its first date, before any extension',
      resolve: ({ originalDueOn }) => originalDueOn,
    }),
    ruleVersion: t.exposeInt('ruleVersion', { description: 'Rules under which it was opened' }),
    openedAt: t.field({
      type: 'DateTime',
      description: 'When it was opened',
      resolve: ({ openedAt }) => openedAt,
    }),
    remindedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When its holder was told that it is due soon',
      resolve: ({ dueSoonAt }) => dueSoonAt,
    }),
    warnedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When its holder was told that it is overdue',
      resolve: ({ overdueAt }) => overdueAt,
    }),
    endedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it ended',
      resolve: ({ endedAt }) => endedAt,
    }),
    tone: t.field({
      type: Tone,
      description: 'By the one measure of lateness',
      resolve: (duty, _, { today, rules }) => latenessOf(duty, today(), rules().near).tone,
    }),
    days: t.int({
      description: 'Days late, or days left when it is not',
      resolve: (duty, _, { today, rules }) => latenessOf(duty, today(), rules().near).days,
    }),
    version: t.exposeInt('version', { description: 'Counts its changes' }),
  }),
});

nodeType('Duty', (context, ids, query) =>
  context.database.duty.findMany({
    ...query,
    where: { id: { in: [...ids] }, ...visible(context) },
  }),
);

/** What a viewer's units and posts owe. */
export const owedBy = ({ memberships, posts }: Viewer) => ({
  OR: [
    { holderUnitId: { in: memberships.map(({ unitId }) => unitId) } },
    { holderPost: { in: [...posts] } },
  ],
});

const DutyFilter = builder.inputType('DutyFilter', {
  description: 'Which duties. Conditions are joined by and.',
  fields: (t) => ({
    mine: t.boolean({ description: 'Owed by the viewer’s units and posts: what waits for me' }),
    waiting: t.boolean({
      description:
        'With true: has to be done now. What may take long, reports and solutions, waits only ' +
        'when its date is near or past; with false: only what does not wait yet',
    }),
    states: t.field({ type: [DutyState], description: 'In any of these states' }),
    kinds: t.field({ type: [DutyKind], description: 'Of any of these kinds' }),
    holderUnits: t.idList({ description: 'Owed by any of these units' }),
    issue: t.id({ description: 'About an issue' }),
    project: t.id({ description: 'About a project' }),
    dueBefore: t.field({ type: 'Date', description: 'Due before a day' }),
    dueFrom: t.field({ type: 'Date', description: 'Due on a day or later' }),
  }),
});

/** What has to be done now; `isWaiting` false turns it round. */
const waits = ({ today, rules }: Context, isWaiting: boolean) => {
  const far = {
    kind: { in: [...LONG_KINDS] },
    dueOn: { gt: toDate(addDays(today(), rules().near.long)) },
  };
  // What is claimed to be done waits for whoever checks it.
  return { countedAt: null, ...(isWaiting ? { NOT: far } : far) };
};

builder.queryField('duties', (t) =>
  t.connection({
    type: Duty,
    description: 'Duties, the earliest due first. With `mine`: what waits for the viewer.',
    complexity: pageCost,
    args: { filter: t.arg({ type: DutyFilter, description: 'Which ones' }) },
    resolve: (_, { filter, ...args }, context, info) => {
      const { database, viewer } = context;
      const due = compact({
        lt: filter?.dueBefore ? toDate(filter.dueBefore) : undefined,
        gte: filter?.dueFrom ? toDate(filter.dueFrom) : undefined,
      });
      const where = {
        AND: [
          visible(context),
          ...(filter?.mine ? [viewer ? owedBy(viewer) : { id: { in: [] } }] : []),
          ...(filter?.waiting == null ? [] : [waits(context, filter.waiting)]),
          compact({
            state: filter?.states ? { in: filter.states } : undefined,
            kind: filter?.kinds ? { in: filter.kinds } : undefined,
            holderUnitId: idsIn('Unit', filter?.holderUnits),
            issueId: filter?.issue ? idsIn('Issue', [filter.issue]) : undefined,
            projectId: filter?.project ? idsIn('Project', [filter.project]) : undefined,
            dueOn: Object.keys(due).length > 0 ? due : undefined,
          }),
        ],
      };
      return pageOf({
        list: 'duties',
        arguments: args,
        order: [
          { column: 'dueOn', direction: 'asc', kind: 'moment' },
          { column: 'id', direction: 'asc', kind: 'id' },
        ],
        context,
        info,
        read: (page) => database.duty.findMany({ ...page, where: { AND: [where, page.where] } }),
        count: () => database.duty.count({ where }),
      });
    },
  }),
);

mutationsOf('Duty', Duty);
actionFields('Duty', Duty);
