import type { ObjectRef } from '@pothos/core';
import type { GraphQLResolveInfo } from 'graphql';
import { AUTHORITIES, INSIDE, meets, POSTS } from '../kernel/authority.ts';
import { Person } from '../person/graphql.ts';
import { builder, type Types } from '../schema/builder.ts';
import type { Context } from '../schema/context.ts';
import { ActionName } from '../schema/forms.ts';
import { globalId } from '../schema/ids.ts';
import { pageCost, pageOf } from '../schema/keyset.ts';
import { loadNodes, visibleWithin } from '../schema/node.ts';
import { Unit } from '../unit/graphql.ts';
import { batched } from './batch.ts';
import { cursorOf } from './cursor.ts';
import { EventEffect, Evidence, fieldOf } from './event-parts.ts';

type Row = { readonly id: string };

/** A node that an event names; those of one page, or of one batch of a stream, are read together. */
export const namedNode = (
  context: Context,
  info: GraphQLResolveInfo,
  type: string,
  id: string | null,
): Promise<Row | null> | null =>
  id === null
    ? null
    : batched(context, info.fieldNodes, `${type}:${id}`, async (keys) => {
        const rows = new Map<string, Row>();
        for (const kind of new Set(keys.map((key) => key.slice(0, key.indexOf(':'))))) {
          const ids = keys
            .filter((key) => key.startsWith(`${kind}:`))
            .map((key) => key.slice(kind.length + 1));
          for (const row of await loadNodes(context, info, kind, ids))
            rows.set(`${kind}:${row.id}`, row);
        }
        return rows;
      });

/** One thing that happened, as the log keeps it for good. */
export const Event = builder.prismaObject('Event', {
  description: 'One thing that happened, as the log keeps it for good (记录).',
  fields: (t) => ({
    id: t.id({
      description: 'Unique among events',
      resolve: ({ sequence }) => globalId('Event', sequence.toString()),
    }),
    cursor: t.field({
      type: 'Cursor',
      description: 'Its place in the log: where a stream may go on',
      resolve: (event) => cursorOf(event),
    }),
    at: t.field({ type: 'DateTime', description: 'When', resolve: ({ at }) => at }),
    action: t.field({
      type: ActionName,
      description: 'Which action',
      resolve: ({ action }) => action,
    }),
    subjectId: t.id({
      description: 'Global id of what it was done to',
      resolve: ({ subjectType, subjectId }) => globalId(subjectType, subjectId),
    }),
    subjectVersion: t.exposeInt('subjectVersion', { description: 'Its version afterwards' }),
    caseId: t.id({
      description: 'Global id of the case that it belongs to',
      resolve: ({ rootType, rootId }) => globalId(rootType, rootId),
    }),
    fromState: t.exposeString('fromState', { nullable: true, description: 'State before' }),
    toState: t.exposeString('toState', {
      nullable: true,
      description: 'State afterwards; null where it stayed',
    }),
    clause: t.exposeString('clause', { description: 'Clause that grants the action' }),
    authority: t.string({
      description: 'By which right',
      resolve: ({ authority }) => AUTHORITIES.find((known) => known === authority) ?? 'SYSTEM',
    }),
    actor: t.field({
      type: Person,
      nullable: true,
      description: 'Who did it; null for the product itself',
      resolve: ({ actorId }, _, context, info) =>
        namedNode(context, info, 'Person', actorId) as never,
    }),
    actorUnit: t.field({
      type: Unit,
      nullable: true,
      description: 'For which unit',
      resolve: ({ actorUnitId }, _, context, info) =>
        namedNode(context, info, 'Unit', actorUnitId) as never,
    }),
    principal: t.field({
      type: Person,
      nullable: true,
      description: 'On whose behalf it was recorded',
      resolve: ({ principalId }, _, context, info) =>
        namedNode(context, info, 'Person', principalId) as never,
    }),
    principalUnit: t.field({
      type: Unit,
      nullable: true,
      description: 'Or on behalf of which unit',
      resolve: ({ principalUnitId }, _, context, info) =>
        namedNode(context, info, 'Unit', principalUnitId) as never,
    }),
    principalPost: t.string({
      nullable: true,
      description: 'The post of whoever decided',
      resolve: ({ principalPost }) => POSTS.find((post) => post === principalPost) ?? null,
    }),
    evidence: t.field({
      type: Evidence,
      nullable: true,
      description: 'What proves a record made on behalf of somebody; not for the applicant',
      resolve: ({ evidence, scopesAfter }, _, context) =>
        meets(scopesAfter, visibleWithin(context).scopes.hasSome) ? evidence : null,
    }),
    changedFields: t.stringList({
      description: 'Columns of the subject that changed',
      resolve: ({ changes }) => Object.keys(Object(fieldOf(changes, 'set'))),
    }),
    changes: t.field({
      type: 'JSON',
      nullable: true,
      description: 'What was written, before and after; for the office and the chairs',
      resolve: ({ changes }, _, { scopes }) => (scopes.includes(INSIDE) ? changes : null),
    }),
    effects: t.field({
      type: [EventEffect],
      description: 'Duties and notices that it opened, settled, moved or cancelled',
      resolve: ({ effects }) => (Array.isArray(effects) ? effects : []),
    }),
    cause: t.id({
      nullable: true,
      description: 'Id of the event that made it happen',
      resolve: ({ cause }) => (cause === null ? null : globalId('Event', cause.toString())),
    }),
    hash: t.exposeString('hash', { description: 'Its link in the chain of the log' }),
  }),
});

/** Events that a viewer sees: by the tokens that each had when it was written, wherever it is read. */
export const eventsVisible = ({ scopes }: Pick<Context, 'scopes'>) => ({
  scopesAfter: { hasSome: [...scopes] },
});

type PageArguments = Parameters<typeof pageOf>[0]['arguments'];

/** One page of events, the newest first. */
export const eventPage = (
  list: string,
  where: object,
  args: PageArguments,
  context: Context,
  info: GraphQLResolveInfo,
  direction: 'asc' | 'desc' = 'desc',
) => {
  const { database } = context;
  const both = { AND: [eventsVisible(context), where] };
  return pageOf({
    list,
    arguments: args,
    order: [{ column: 'sequence', direction, kind: 'bigint' }],
    context,
    info,
    read: (page) =>
      database.event.findMany({
        where: { AND: [both, page.where] },
        orderBy: page.orderBy,
        take: page.take,
      }),
    count: () => database.event.count({ where: both }),
  });
};

/** `timeline` of a case: all that happened to it and to what hangs on it. */
export const timelineField = (type: string, ref: ObjectRef<Types, Row>): void => {
  builder.objectField(ref, 'timeline', (t) =>
    t.connection({
      type: Event,
      description: 'What happened to it, the newest first, as far as the viewer may see.',
      complexity: pageCost,
      resolve: ({ id }, args, context, info) =>
        eventPage(`timeline ${id}`, { rootType: type, rootId: id }, args, context, info),
    }),
  );
};
