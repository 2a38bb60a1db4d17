import type { ObjectRef } from '@pothos/core';
import { perform } from '../actions/perform.ts';
import { whoText } from '../actions/refusal.ts';
import type { Action } from '../actions/registry.ts';
import { cursorAt, headCursor } from '../events/cursor.ts';
import { POSTS } from '../kernel/authority.ts';
import { UnauthenticatedError } from '../kernel/errors.ts';
import type { Fields } from '../kernel/input.ts';
import type { EVIDENCE_KINDS, Noun } from '../kernel/lifecycle.ts';
import type { Words } from '../kernel/text.ts';
import { NOUNS } from '../nouns.ts';
import { builder, type Types } from './builder.ts';
import type { Context } from './context.ts';
import { ERROR_TYPES, Told, told } from './errors.ts';
import { both, enumOf, inputFields } from './inputs.ts';
import { nodeOf } from './node.ts';
import { assertUsable, objectOf, requestOf, type Sent } from './sent.ts';

const EvidenceKind = enumOf('EvidenceKind', 'What proves a record made on behalf of somebody', {
  DOCUMENT: { zh: '文件', en: 'A document' },
  SCAN: { zh: '扫描件', en: 'A scan' },
  TELEPHONE: { zh: '电话', en: 'A telephone call' },
  MEETING: { zh: '会议', en: 'A meeting' },
} satisfies Record<(typeof EVIDENCE_KINDS)[number], Words>);

/** Posts that people hold. */
export const Post = enumOf(
  'Post',
  'A post held from a day to a day',
  NOUNS.find(({ type }) => type === 'Person')?.words.choices?.['Post'] ??
    Object.fromEntries(POSTS.map((post) => [post, { zh: post, en: post }])),
);

const EvidenceInput = builder.inputType('EvidenceInput', {
  description: 'What proves that somebody else decided or reported.',
  fields: (t) => ({
    kind: t.field({ type: EvidenceKind, required: true, description: 'Kind of proof' }),
    reference: t.string({
      required: true,
      description: 'Document number, or who called and when; at most 200 characters',
    }),
  }),
});

const OnBehalfInput = builder.inputType('OnBehalfInput', {
  description:
    'The office records a chair’s decision or a unit’s paper. Exactly one of post and unit is given.',
  fields: (t) => ({
    post: t.field({ type: Post, description: 'The post whose decision it is' }),
    unit: t.id({ description: 'Global id of the unit whose paper it is' }),
    evidence: t.field({ type: EvidenceInput, required: true, description: 'What proves it' }),
  }),
});

/** What came of an action. */
type Payload = {
  readonly type: string;
  readonly id: string;
  readonly sequence: bigint;
  readonly isReplay: boolean;
};

type Node = { readonly id: string };

const payloadOf = ({ type, words }: Noun, ref: ObjectRef<Types, Node>) => {
  const name = `${type.charAt(0).toLowerCase()}${type.slice(1)}`;
  const payload = builder.objectRef<Payload>(`${type}Payload`).implement({
    description: `What an action on ${words.name.en.toLowerCase()} has brought about.`,
    isTypeOf: (value) => !(value instanceof Told),
    fields: (t) => ({
      [name]: t.field({
        type: ref,
        description: 'As it is now',
        nullable: true,
        resolve: (outcome, _, context, info) => nodeOf(context, info, outcome.type, outcome.id),
      }),
      cursor: t.field({
        type: 'Cursor',
        description: 'Place of its event in the log: orders it against a live stream',
        resolve: async ({ sequence }, _, { database }) =>
          (await cursorAt(database, sequence)) ?? (await headCursor(database)),
      }),
      isReplay: t.boolean({
        description: 'Whether it had been done before under the same idempotency key',
        resolve: ({ isReplay }) => isReplay,
      }),
    }),
  });
  return builder.unionType(`${type}Result`, {
    description: `The payload, or why it was refused.`,
    types: [payload, ...ERROR_TYPES],
  });
};

const act = (action: Action, sent: Sent, context: Context): Promise<Payload | Told> =>
  told(context.engine.registry, () => {
    if (!context.viewer) throw new UnauthenticatedError();
    assertUsable(sent);
    return perform(context.engine, context.viewer, requestOf(action, sent));
  }).then((answer) => {
    if (answer instanceof Told) context.refused(action.name, objectOf(sent), answer.error);
    return answer;
  });

const descriptionOf = ({ row, noun, name }: Action): string => {
  const states = [
    row.from.length > 0 ? `from ${row.from.join(', ')}` : 'creates it',
    row.to.length > 0 ? `to ${row.to.join(' or ')}` : 'the state stays',
  ].join(' ');
  const mode =
    row.mode === 'decide'
      ? 'Decides: needs `expectedVersion`.'
      : 'Adds to the record: needs no version, two may do it at once.';
  return [
    `${both(noun.words.actions[name] ?? { zh: name, en: name })}. Clause ${row.clause}; ${states}.`,
    `By ${row.who.map(whoText).join(', ')}. ${mode}`,
    ...(row.opens ? [`Opens duties: ${row.opens.join(', ')}.`] : []),
    ...(row.settles ? [`Settles duties: ${row.settles.join(', ')}.`] : []),
  ].join('\n\n');
};

const isPeoples = ({ row }: Action): boolean =>
  row.who.some((who) => who !== 'SYSTEM' && who !== 'SESSION');

const capital = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

/** One mutation per row of a noun's lifecycle that people may take. */
export const mutationsOf = (type: string, ref: ObjectRef<Types, Node>): void => {
  const noun = NOUNS.find((one) => one.type === type);
  if (!noun) throw new Error(`no noun ${type}`);
  const result = payloadOf(noun, ref);
  for (const [name, row] of Object.entries(noun.lifecycle)) {
    const action: Action = { name, noun, row };
    if (!isPeoples(action)) continue;
    const input = builder.inputType(`${capital(name)}Input`, {
      description: `What \`${name}\` carries.`,
      fields: (t) => ({
        ...(row.from.length > 0
          ? { id: t.id({ required: true, description: `Global id of the ${type}` }) }
          : {}),
        ...(row.mode === 'decide'
          ? {
              expectedVersion: t.int({
                required: true,
                description: 'The version that the decision is about',
              }),
            }
          : {}),
        idempotencyKey: t.string({
          description: 'A retry with the same key does nothing twice; at most 200 characters',
        }),
        onBehalf: t.field({ type: OnBehalfInput, description: 'For whom the office records it' }),
        ...inputFields(t, row.input as Fields, noun.words),
      }),
    });
    builder.mutationField(name, (t) =>
      t.field({
        type: result,
        description: descriptionOf(action),
        complexity: 20,
        args: { input: t.arg({ type: input, required: true, description: 'What it carries' }) },
        resolve: (_, args, context) => act(action, args.input as Sent, context) as Promise<Payload>,
      }),
    );
  }
};
