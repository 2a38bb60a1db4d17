import { TONES } from '../kernel/lateness.ts';
import { builder } from '../schema/builder.ts';
import { enumOf } from '../schema/inputs.ts';
import { LIGHT_REASONS, type Light } from './light.ts';

const Tone = enumOf('Tone', 'How a matter stands by its dates.', TONES);
const LightReason = enumOf('LightReason', 'What an issue’s light is about.', LIGHT_REASONS);

/** How an issue stands, as the API gives it. */
export const LightType = builder.objectRef<Light>('Light').implement({
  description: 'How an issue stands, by one date. Drawn as shape, word and colour.',
  fields: (t) => ({
    tone: t.field({ type: Tone, description: 'Its colour', resolve: ({ tone }) => tone }),
    reason: t.field({
      type: LightReason,
      description: 'What it is about',
      resolve: ({ reason }) => reason,
    }),
    days: t.exposeInt('days', {
      description: 'Days late, or days left; for a solved issue the days it took',
    }),
    dueOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'The date it is about',
      resolve: ({ dueOn }) => dueOn,
    }),
    clause: t.exposeString('clause', { description: 'Clause behind it' }),
    period: t.exposeInt('period', {
      nullable: true,
      description: 'Number of the 15-day report, where it is about one',
    }),
  }),
});

/** The next 15-day report, as the API gives it. */
export const NextReport = builder
  .objectRef<{ period: number; dueOn: string }>('NextReport')
  .implement({
    description: 'The next 15-day report (clause 6.5).',
    fields: (t) => ({
      period: t.exposeInt('period', { description: 'Period of the grid' }),
      dueOn: t.field({
        type: 'Date',
        description: 'Owed until the end of this day',
        resolve: ({ dueOn }) => dueOn,
      }),
    }),
  });
