import { Decision } from '../decision/graphql.ts';
import { Enterprise } from '../enterprise/graphql.ts';
import { Issue } from '../issue/graphql.ts';
import { Meeting } from '../meeting/graphql.ts';
import { Person } from '../person/graphql.ts';
import { Project } from '../project/graphql.ts';
import { builder } from '../schema/builder.ts';
import { globalId } from '../schema/ids.ts';
import { pageCost } from '../schema/keyset.ts';
import { Unit } from '../unit/graphql.ts';
import { cursorOf } from './cursor.ts';
import { Event, eventPage, namedNode, timelineField } from './event.ts';
import { conditionOf, EventFilter, matcher } from './filter.ts';
import { type LiveRoot, live } from './live.ts';
import type { Picture, SeenCase } from './sight.ts';

/** What a frame of any stream of the log tells. */
export const ChangeKind = builder.enumType('ChangeKind', {
  description: 'What a frame of the stream tells.',
  values: {
    EVENT: { description: 'Something happened that the viewer may see · 变化' },
    TOMBSTONE: {
      description: 'Something left the viewer’s sight; nothing else is told · 移出视野',
    },
    CHECKPOINT: { description: 'The heartbeat: up to this cursor nothing was missed · 进度' },
  },
});

/** The case of an event, as it is now. */
const Case = builder.unionType('Case', {
  description: 'What an event belongs to (事项).',
  types: [Issue, Project, Meeting, Decision, Unit, Person, Enterprise],
  resolveType: (row) => Reflect.get(row, '__typename'),
});

const Change = builder.objectRef<LiveRoot>('Change').implement({
  description: 'One frame of the stream: an event, a tombstone, or how far the log has come.',
  fields: (t) => ({
    kind: t.field({ type: ChangeKind, description: 'What it tells', resolve: ({ kind }) => kind }),
    cursor: t.field({
      type: 'Cursor',
      description: 'Where to resume: everything up to here has been told',
      resolve: ({ cursor }) => cursor,
    }),
    headAt: t.field({
      type: 'DateTime',
      description: 'The server’s time',
      resolve: ({ headAt }) => headAt,
    }),
    checksum: t.string({
      nullable: true,
      extensions: { checksum: true },
      description:
        'Of a heartbeat: the sum of the digests of all cases that the viewer sees on its board at ' +
        'this cursor. Whoever shows the same and adds up to something else has missed something; ' +
        '`boardCheck` tells what. Null where more happens than could be summed up just now, and where there are more cases ' +
        'than fit on the board',
      resolve: ({ checksum }) => checksum,
    }),
    event: t.field({
      type: Event,
      nullable: true,
      description: 'What happened',
      resolve: ({ event }) => event,
    }),
    case: t.field({
      type: Case,
      nullable: true,
      description: 'The case in its state now, if the viewer may see it',
      resolve: ({ kind, caseRef }, _, context, info) =>
        kind === 'EVENT' && caseRef
          ? (namedNode(context, info, caseRef.type, caseRef.id) as never)
          : null,
    }),
    caseId: t.id({
      nullable: true,
      description:
        'The case it belongs to. Of a tombstone: the case that left; null where only a part of one did',
      resolve: ({ caseRef }) => caseRef && globalId(caseRef.type, caseRef.id),
    }),
  }),
});

timelineField('Issue', Issue);
timelineField('Project', Project);
timelineField('Meeting', Meeting);
timelineField('Unit', Unit);
timelineField('Person', Person);
timelineField('Enterprise', Enterprise);

const CheckedCase = builder.objectRef<SeenCase>('CheckedCase').implement({
  description: 'A case on the viewer’s board, and what its card adds up to.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Global id of the case' }),
    digest: t.exposeString('digest', {
      description:
        '16 hexadecimal digits over the JSON of: id number title urgent state version raisedAt ' +
        'verifiedAt resolvedAt assignedOn targetOn returnReason ownerUnit leadUnit township ' +
        'projectName light steps agendaOn; texts as [zh, en], units as [id, shortName], the light as ' +
        '[tone, reason, days, dueOn, clause, period], steps as [no, state, dueOn]',
    }),
  }),
});

const BoardCheck = builder
  .objectRef<Pick<Picture, 'place'> & { readonly cases: readonly SeenCase[] }>('BoardCheck')
  .implement({
    description: 'What the viewer’s board has to show, case by case.',
    fields: (t) => ({
      cursor: t.field({
        type: 'Cursor',
        description: 'Where the log was then',
        resolve: ({ place }) => cursorOf(place),
      }),
      cases: t.field({
        type: [CheckedCase],
        description: 'Each case that the viewer sees on it',
        complexity: { field: 1, multiplier: 20 },
        resolve: ({ cases }) => cases,
      }),
    }),
  });

builder.queryFields((t) => ({
  boardCheck: t.field({
    type: BoardCheck,
    description:
      'What the viewer’s board has to show, to find out what differs from a checksum: at a recent ' +
      'heartbeat, or now where that is not remembered.',
    args: { at: t.arg({ type: 'Cursor', description: 'The cursor of the heartbeat' }) },
    resolve: async (_, { at }, { sight, scopes }) => {
      const { place, casesFor } = await sight.of(at ?? null);
      return { place, cases: casesFor(scopes) };
    },
  }),
  events: t.connection({
    type: Event,
    description: 'The log, the newest first, as far as the viewer may see.',
    complexity: pageCost,
    args: { filter: t.arg({ type: EventFilter, description: 'Which ones' }) },
    resolve: (_, { filter, ...args }, context, info) =>
      eventPage('events', conditionOf(filter), args, context, info),
  }),
  cursor: t.field({
    type: 'Cursor',
    description: 'Where the log ended before this answer was read: a stream goes on from here.',
    resolve: (_, __, context) => context.cursor(),
  }),
}));

builder.subscriptionField('statusChanged', (t) =>
  t.field({
    type: Change,
    description:
      'What happens, in order, each once. Resumes after a cursor; ends with RESYNC where that ' +
      'cannot be done without a gap and with RIGHTS_CHANGED when other things may be seen than ' +
      'before: in both cases load again. Fields that depend on the person are refused.',
    extensions: { live: true },
    complexity: { field: 1, multiplier: 1 },
    args: {
      filter: t.arg({ type: EventFilter, description: 'Which events' }),
      after: t.arg({
        type: 'Cursor',
        description: 'What has been seen: the cursor of an answer, or of the last frame',
      }),
    },
    subscribe: (_, { filter, after }) =>
      live({ after: after ?? null, matches: matcher(filter) }) as AsyncIterable<LiveRoot>,
    resolve: (root) => root,
  }),
);
