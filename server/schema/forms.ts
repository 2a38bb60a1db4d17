import type { ObjectRef } from '@pothos/core';
import { availabilityOf, recordableOf } from '../actions/availability.ts';
import { type Represented, recordsForOthers, representedOn } from '../actions/principal.ts';
import { type Action, nounOf } from '../actions/registry.ts';
import type { Fields } from '../kernel/input.ts';
import type { NounWords } from '../kernel/lifecycle.ts';
import type { Words } from '../kernel/text.ts';
import { NOUNS } from '../nouns.ts';
import { builder, type Types } from './builder.ts';
import type { Context } from './context.ts';
import { ActionField } from './form-fields.ts';
import { globalId } from './ids.ts';
import { encodeFields, enumOf } from './inputs.ts';
import { holdersOfSeats, subjectById, unitsByIds } from './loaders.ts';
import { refusalText } from './messages.ts';
import { Post } from './mutations.ts';

type Node = { readonly id: string };

const nounWords = (type: string): NounWords | undefined =>
  NOUNS.find((noun) => noun.type === type)?.words;

const actionNames: Readonly<Record<string, Words>> = Object.fromEntries(
  NOUNS.flatMap(({ lifecycle, words }) =>
    Object.keys(lifecycle).map((name) => [name, words.actions[name] ?? { zh: name, en: name }]),
  ),
);

/** Names of all actions, as events, buttons and filters use them. */
export const ActionName = enumOf('ActionName', 'An action of a lifecycle.', actionNames);

type Principal = Pick<Represented, 'post' | 'unitId'> & { readonly name: Words };

const ActionPrincipal = builder.objectRef<Principal>('ActionPrincipal').implement({
  description: 'Somebody for whom the office may record an action: a post, or a unit.',
  fields: (t) => ({
    post: t.field({
      type: Post,
      nullable: true,
      description: 'The post whose decision it would be',
      resolve: ({ post }) => post,
    }),
    unit: t.id({
      nullable: true,
      description: 'Global id of the unit whose paper it would be',
      resolve: ({ unitId }) => unitId && globalId('Unit', unitId),
    }),
    name: t.field({
      type: 'Text',
      description: 'What people read',
      resolve: ({ name }) => name,
    }),
  }),
});

/** An action as a viewer may take it. */
export type Available = {
  readonly action: Action;
  readonly clause: string;
  readonly dueBy: string | null;
  readonly prefilled: Readonly<Record<string, unknown>>;
  readonly principals?: readonly Principal[];
};

/** One of `availableActions`. */
export const AvailableAction = builder.objectRef<Available>('AvailableAction').implement({
  description: 'Something the viewer may do now.',
  fields: (t) => ({
    action: t.field({
      type: ActionName,
      description: 'Which',
      resolve: ({ action }) => action.name,
    }),
    label: t.field({
      type: 'Text',
      description: 'What its button says',
      resolve: ({ action }) => actionNames[action.name] ?? {},
    }),
    clause: t.string({
      description: 'Clause that grants it',
      resolve: ({ clause }) => clause,
    }),
    isDecision: t.boolean({
      description: 'Whether it needs `expectedVersion`',
      resolve: ({ action }) => action.row.mode === 'decide',
    }),
    creates: t.boolean({
      description: 'Whether it creates something of its own and takes no `id`',
      resolve: ({ action }) => action.row.from.length === 0,
    }),
    dueBy: t.field({
      type: 'Date',
      nullable: true,
      description: 'By when the viewer owes it',
      resolve: ({ dueBy }) => dueBy,
    }),
    input: t.field({
      type: [ActionField],
      description: 'The form',
      complexity: { field: 5, multiplier: 2 },
      resolve: ({ action }) =>
        Object.entries(action.row.input as Fields).map(([name, field]) => ({
          name,
          field,
          words: action.noun.words,
          action: action.name,
        })),
    }),
    prefilled: t.field({
      type: 'JSON',
      description: 'Values to fill the form with, by field; ids are global',
      resolve: ({ action, prefilled }) => encodeFields(prefilled, action.row.input as Fields),
    }),
    principals: t.field({
      type: [ActionPrincipal],
      description: 'For whom the viewer may record it, with evidence; empty for one’s own actions',
      complexity: { field: 1, multiplier: 2 },
      resolve: ({ principals }) => principals ?? [],
    }),
  }),
});

type Blocked = {
  readonly action: Action;
  readonly denial: { readonly code: string; readonly values: Readonly<Record<string, unknown>> };
  readonly clause: string;
};

const BlockedAction = builder.objectRef<Blocked>('BlockedAction').implement({
  description: 'Something that is the viewer’s to do, but not now.',
  fields: (t) => ({
    action: t.field({
      type: ActionName,
      description: 'Which',
      resolve: ({ action }) => action.name,
    }),
    label: t.field({
      type: 'Text',
      description: 'What its button says',
      resolve: ({ action }) => actionNames[action.name] ?? {},
    }),
    code: t.string({ description: 'Stable code', resolve: ({ denial }) => denial.code }),
    clause: t.exposeString('clause', { description: 'Clause that stands in the way' }),
    reason: t.field({
      type: 'Text',
      description: 'Why not',
      resolve: ({ action, denial }, _, { engine }) => {
        const refusal = {
          noun: action.noun.type,
          action: action.name,
          reason: denial.code,
          values: denial.values,
        };
        return {
          zh: refusalText(engine.registry, refusal, 'zh'),
          en: refusalText(engine.registry, refusal, 'en'),
        };
      },
    }),
  }),
});

const NONE = { available: [], blocked: [] };

const availability = async (type: string, { id }: Node, context: Context) => {
  const { engine, viewer } = context;
  const subject = viewer && (await subjectById(context, type, id));
  return subject ? availabilityOf(engine, viewer, nounOf(engine.registry, type), subject) : NONE;
};

/** What each post is called. */
export const postWords = nounWords('Person')?.choices?.['Post'] ?? {};

/** What the office may record for others on a node; nothing for everybody else. */
const recordable = async (
  type: string,
  { id }: Node,
  context: Context,
): Promise<readonly Available[]> => {
  const { engine, viewer, today } = context;
  const subject = viewer && recordsForOthers(viewer) ? await subjectById(context, type, id) : null;
  if (!viewer || !subject) return [];
  const noun = nounOf(engine.registry, type);
  const at = { today: today(), engine };
  const represented = await representedOn(at, viewer, noun, subject, (seats) =>
    holdersOfSeats(context, seats),
  );
  const units = await unitsByIds(
    context,
    represented.flatMap(({ unitId }) => unitId ?? []),
  );
  const nameOf = ({ post, unitId }: Represented): Words => {
    const unit = units.find((one) => one.id === unitId)?.shortName;
    return (post ? postWords[post] : (unit as Words | undefined)) ?? { zh: '', en: '' };
  };
  return recordableOf(engine, viewer, noun, subject, represented).map((one) => ({
    ...one,
    principals: one.principals.map((principal) => ({ ...principal, name: nameOf(principal) })),
  }));
};

/** `availableActions`, `blockedActions` and `recordableActions` of a stateful node. They depend on the person. */
export const actionFields = (type: string, ref: ObjectRef<Types, Node>): void => {
  builder.objectFields(ref, (t) => ({
    availableActions: t.field({
      type: [AvailableAction],
      description: 'What the viewer may do with it now, by the same rules that refuse.',
      extensions: { personal: true },
      complexity: { field: 20, multiplier: 5 },
      resolve: async (node, _, context) => (await availability(type, node, context)).available,
    }),
    blockedActions: t.field({
      type: [BlockedAction],
      description: 'What is the viewer’s to do, but not now, and why.',
      extensions: { personal: true },
      complexity: { field: 20, multiplier: 5 },
      resolve: async (node, _, context) => (await availability(type, node, context)).blocked,
    }),
    recordableActions: t.field({
      type: [AvailableAction],
      description: 'What the viewer may record with it for others now, each with its `principals`.',
      extensions: { personal: true },
      complexity: { field: 20, multiplier: 5 },
      resolve: (node, _, context) => recordable(type, node, context),
    }),
  }));
};
