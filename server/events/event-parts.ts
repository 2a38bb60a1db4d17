import { builder } from '../schema/builder.ts';
import { globalId } from '../schema/ids.ts';

/** A field of what the log keeps as JSON. */
export const fieldOf = (value: unknown, name: string): unknown => Reflect.get(Object(value), name);

const textIn = (value: unknown, name: string): string | null => {
  const found = fieldOf(value, name);
  return typeof found === 'string' ? found : null;
};

/** What proves something that was recorded on behalf of somebody. */
export const Evidence = builder.objectRef<unknown>('Evidence').implement({
  description: 'What proves something that was recorded on behalf of somebody (依据).',
  fields: (t) => ({
    kind: t.string({
      description: 'Kind of proof: DOCUMENT, SCAN, TELEPHONE, MEETING',
      resolve: (evidence) => textIn(evidence, 'kind') ?? '',
    }),
    reference: t.string({
      description: 'Document number, or who called and when',
      resolve: (evidence) => textIn(evidence, 'reference') ?? '',
    }),
  }),
});

/** What an action did besides, to a duty or a notice. */
export const EventEffect = builder.objectRef<unknown>('EventEffect').implement({
  description: 'What an action did to a duty or a notice (连带变化).',
  fields: (t) => ({
    type: t.string({
      description: 'Duty or Notice',
      resolve: (effect) => textIn(effect, 'type') ?? '',
    }),
    nodeId: t.id({
      description: 'Global id of the duty or notice',
      resolve: (effect) => globalId(textIn(effect, 'type') ?? '', textIn(effect, 'id') ?? ''),
    }),
    change: t.string({
      description: 'OPENED, SETTLED, MOVED, HELD, CANCELLED, MISSED, SENT',
      resolve: (effect) => textIn(effect, 'change') ?? '',
    }),
    kind: t.string({
      nullable: true,
      description: 'Kind of duty or notice',
      resolve: (effect) => textIn(effect, 'kind'),
    }),
  }),
});
