import { namedNode } from '../events/event.ts';
import { builder } from '../schema/builder.ts';
import { enumOf } from '../schema/inputs.ts';
import { SUGGESTION_REASONS, type Suggestion } from './suggesting.ts';

const Reason = enumOf('SuggestionReason', 'Why it should come up.', SUGGESTION_REASONS);

/** Something that the agenda might take up. */
export const AgendaSuggestion = builder.objectRef<Suggestion>('AgendaSuggestion').implement({
  description: 'Something that the agenda of a meeting might take up, and why (议题建议).',
  fields: (t) => ({
    reason: t.field({ type: Reason, description: 'Why', resolve: ({ reason }) => reason }),
    issue: t.prismaField({
      type: 'Issue',
      nullable: true,
      description: 'The issue it is about',
      resolve: (_, { issueId }, __, context, info) =>
        namedNode(context, info, 'Issue', issueId) as never,
    }),
    project: t.prismaField({
      type: 'Project',
      nullable: true,
      description: 'The project it is about',
      resolve: (_, { projectId }, __, context, info) =>
        namedNode(context, info, 'Project', projectId) as never,
    }),
    decision: t.prismaField({
      type: 'Decision',
      nullable: true,
      description: 'The decision to be followed up',
      resolve: (_, { decisionId }, __, context, info) =>
        namedNode(context, info, 'Decision', decisionId) as never,
    }),
    item: t.prismaField({
      type: 'AgendaItem',
      nullable: true,
      description: 'The item of an earlier meeting that was deferred',
      resolve: (_, { itemId }, __, context, info) =>
        namedNode(context, info, 'AgendaItem', itemId) as never,
    }),
    title: t.field({
      type: 'Text',
      description: 'What an item about it would be called',
      resolve: ({ title }) => Object(title),
    }),
    since: t.field({
      type: 'Date',
      nullable: true,
      description: 'Since when it has been so',
      resolve: ({ since }) => since,
    }),
    days: t.int({ nullable: true, description: 'For how many days', resolve: ({ days }) => days }),
  }),
});
