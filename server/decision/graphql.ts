import './graphql-parts.ts';
import { namedNode } from '../events/event.ts';
import { builder } from '../schema/builder.ts';
import { actionFields } from '../schema/forms.ts';
import { enumOf } from '../schema/inputs.ts';
import { personById, unitsByIds } from '../schema/loaders.ts';
import { mutationsOf } from '../schema/mutations.ts';
import { nodeType, visible } from '../schema/node.ts';
import { DecisionLightType, DispatchSheetType } from './graphql-parts.ts';
import { lightOf } from './light.ts';
import { clauseFor } from './subject.ts';
import { type DecisionEffect, type DecisionSource, isStanding } from './vocabulary.ts';
import { decisionWords } from './words.ts';

const DecisionState = enumOf('DecisionState', 'How far a decision has come.', decisionWords.states);
const Effect = enumOf(
  'DecisionEffect',
  'What a decision brings about.',
  decisionWords.choices?.['DecisionEffect'] ?? {},
);
const Source = enumOf(
  'DecisionSource',
  'Where a decision was taken.',
  decisionWords.choices?.['DecisionSource'] ?? {},
);

/** Something decided by a meeting or a leader, followed until it is done. */
export const Decision = builder.prismaNode('Decision', {
  id: { field: 'id', description: 'Global id' },
  description:
    'Something decided by a meeting or a leader, followed until it is done (决定、批示；clauses 3.4, 4.4, 4.9).',
  fields: (t) => ({
    source: t.field({
      type: Source,
      description: 'Where it was taken',
      resolve: ({ source }) => source as DecisionSource,
    }),
    effect: t.field({
      type: Effect,
      description: 'What it brings about',
      resolve: ({ effect }) => effect as DecisionEffect,
    }),
    state: t.field({
      type: DecisionState,
      description: 'How far it has come',
      resolve: ({ state }) => state,
    }),
    no: t.exposeInt('no', { nullable: true, description: 'Its number in its meeting' }),
    number: t.exposeString('number', {
      nullable: true,
      description: 'Number of a remark or order by year, such as `2026-003`',
    }),
    text: t.field({ type: 'Text', description: 'Wording', resolve: ({ text }) => Object(text) }),
    clause: t.string({
      description: 'The clause that it rests on',
      resolve: (decision) => clauseFor(decision),
    }),
    issue: t.relation('issue', { nullable: true, description: 'The issue it is about' }),
    project: t.relation('project', { nullable: true, description: 'The project it is about' }),
    responsibleUnits: t.prismaField({
      type: ['Unit'],
      description: 'Responsible units, the lead first',
      resolve: (_, { responsibleIds }, __, context) => unitsByIds(context, responsibleIds),
    }),
    assistingUnits: t.prismaField({
      type: ['Unit'],
      description: 'Assisting units',
      resolve: (_, { assistingIds }, __, context) => unitsByIds(context, assistingIds),
    }),
    dueOn: t.expose('dueOn', { type: 'Date', nullable: true, description: 'By when' }),
    isShown: t.exposeBoolean('isShown', {
      description: 'Whether it is on the screens while it is written',
    }),
    meeting: t.relation('meeting', { nullable: true, description: 'The meeting that took it' }),
    item: t.prismaField({
      type: 'AgendaItem',
      nullable: true,
      description: 'The item that it was taken on, for whoever sees the meeting',
      resolve: (_, { itemId }, __, context, info) =>
        namedNode(context, info, 'AgendaItem', itemId) as never,
    }),
    draftedAt: t.expose('draftedAt', { type: 'DateTime', description: 'When first written' }),
    draftedBy: t.prismaField({
      type: 'Person',
      nullable: true,
      description: 'Who wrote it down',
      resolve: (_, { draftedById }, __, context) => personById(context, draftedById),
    }),
    decider: t.prismaField({
      type: 'Person',
      nullable: true,
      description: 'Whose decision it is: who presided, or gave the remark',
      resolve: (_, { deciderId }, __, context) => personById(context, deciderId),
    }),
    readBackAt: t.expose('readBackAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When read back',
    }),
    inForceAt: t.expose('inForceAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when it is in force',
    }),
    doneAt: t.expose('doneAt', { type: 'DateTime', nullable: true, description: 'When done' }),
    doneRemark: t.field({
      type: 'Text',
      nullable: true,
      description: 'What the last check of it says',
      resolve: ({ doneRemark }) => doneRemark && Object(doneRemark),
    }),
    struckAt: t.expose('struckAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When struck',
    }),
    strikeReason: t.field({
      type: 'Text',
      nullable: true,
      description: 'Why struck',
      resolve: ({ strikeReason }) => strikeReason && Object(strikeReason),
    }),
    replaces: t.relation('replaces', {
      nullable: true,
      description: 'The decision whose place it takes',
    }),
    replacedBy: t.relation('replacedBy', {
      description: 'Decisions that took its place',
      query: (_, context) => ({ where: visible(context), orderBy: { draftedAt: 'asc' } }),
    }),
    units: t.relation('units', {
      description: 'Units that it asks something of, from its coming into force on',
      complexity: { field: 1, multiplier: 5 },
      query: { orderBy: { id: 'asc' } },
    }),
    dispatchSheets: t.field({
      type: [DispatchSheetType],
      description:
        'A file for each unit that it names, while it stands; whoever sees it may have them',
      complexity: { field: 1, multiplier: 5 },
      resolve: async ({ id, state, responsibleIds, assistingIds }, _, context) => {
        const named = isStanding(state) ? [...responsibleIds, ...assistingIds] : [];
        return (await unitsByIds(context, named)).map((unit) => ({ decisionId: id, unit }));
      },
    }),
    dissents: t.relation('dissents', {
      description: 'What units hold against it',
      query: { orderBy: { at: 'asc' } },
    }),
    duties: t.relation('duties', {
      description:
        'Duties about a remark or order; those of a meeting’s decision are the meeting’s',
      query: (_, context) => ({ where: visible(context), orderBy: { openedAt: 'asc' } }),
    }),
    light: t.field({
      type: DecisionLightType,
      nullable: true,
      description: 'How it stands by its date today; null where nothing of it is followed',
      select: {
        issue: { select: { targetOn: true, claimedAt: true } },
        units: { orderBy: { id: 'asc' }, select: { role: true, reportedAt: true } },
      },
      resolve: (decision, _, { today, rules }) => lightOf(decision, today(), rules().near),
    }),
    version: t.exposeInt('version', { description: 'Counts its changes of state' }),
  }),
});

nodeType('Decision', (context, ids, query) =>
  context.database.decision.findMany({
    ...query,
    where: { id: { in: [...ids] }, ...visible(context) },
  }),
);

mutationsOf('Decision', Decision);
actionFields('Decision', Decision);
