import type { Unit } from '../generated/prisma/client.ts';
import { TONES } from '../kernel/lateness.ts';
import { builder } from '../schema/builder.ts';
import { globalId } from '../schema/ids.ts';
import { enumOf } from '../schema/inputs.ts';
import type { DecisionLight } from './light.ts';
import { decisionWords } from './words.ts';

const Role = enumOf(
  'DecisionUnitRole',
  'What a decision asks of a unit.',
  decisionWords.choices?.['DecisionUnitRole'] ?? {},
);
const Tone = enumOf('Tone', 'How a matter stands by its dates.', TONES);

builder.prismaObject('DecisionUnit', {
  description: 'What a decision asks of one unit, and how far that unit is.',
  fields: (t) => ({
    id: t.id({ description: 'Its id', resolve: ({ id }) => globalId('DecisionUnit', id) }),
    unit: t.relation('unit', { description: 'Which unit' }),
    role: t.field({
      type: Role,
      description: 'Responsible or assisting',
      resolve: ({ role }) => role,
    }),
    acknowledgedAt: t.expose('acknowledgedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it acknowledged the decision, or the notice of an assignment',
    }),
    report: t.field({
      type: 'Text',
      nullable: true,
      description: 'What it last reported',
      resolve: ({ report }) => report && Object(report),
    }),
    reportedAt: t.expose('reportedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it reported; null again where the report was sent back',
    }),
  }),
});

/** What a decision asks of one unit, as a file. */
export type DispatchSheet = { readonly decisionId: string; readonly unit: Unit };

export const DispatchSheetType = builder.objectRef<DispatchSheet>('DispatchSheet').implement({
  description: 'What a decision asks of one unit, as a file (交办单).',
  fields: (t) => ({
    unit: t.prismaField({
      type: 'Unit',
      description: 'Which unit',
      resolve: (_, { unit }) => unit,
    }),
    path: t.string({
      description:
        'Where the file is on this server, in the layout of GB/T 9704; `?language=en` for English',
      resolve: ({ decisionId, unit }) =>
        `/files/dispatch/${encodeURIComponent(globalId('Decision', decisionId))}-${encodeURIComponent(unit.code)}.docx`,
    }),
  }),
});

builder.prismaObject('Dissent', {
  description: 'What a unit holds against a decision (异议).',
  fields: (t) => ({
    id: t.id({ description: 'Its id', resolve: ({ id }) => globalId('Dissent', id) }),
    unit: t.relation('unit', { description: 'Which unit' }),
    text: t.field({
      type: 'Text',
      description: 'What it says',
      resolve: ({ text }) => Object(text),
    }),
    at: t.expose('at', { type: 'DateTime', description: 'When' }),
  }),
});

/** How a decision stands by its date, as the API gives it. */
export const DecisionLightType = builder.objectRef<DecisionLight>('DecisionLight').implement({
  description: 'How a decision stands by the date that it is followed by.',
  fields: (t) => ({
    tone: t.field({ type: Tone, description: 'Its colour', resolve: ({ tone }) => tone }),
    days: t.exposeInt('days', { description: 'Days late, or days left when it is not' }),
    dueOn: t.expose('dueOn', { type: 'Date', description: 'The date it is about' }),
  }),
});
