import { builder } from '../schema/builder.ts';
import { actionFields } from '../schema/forms.ts';
import { enumOf } from '../schema/inputs.ts';
import { unitById } from '../schema/loaders.ts';
import { mutationsOf } from '../schema/mutations.ts';
import { nodeType, visible } from '../schema/node.ts';
import { requestWords } from './words.ts';

const RequestState = enumOf('RequestState', 'How a request stands.', requestWords.states);
const RequestKind = enumOf('RequestKind', 'What is asked for.', {
  EXTENSION: { zh: '延期', en: 'A later date' },
  REASSIGNMENT: { zh: '改派', en: 'Another unit' },
  TRANSFER: { zh: '移交', en: 'Another owner unit' },
});

/** Something asked for, with its verdict. */
export const Request = builder.prismaNode('Request', {
  id: { field: 'id', description: 'Global id' },
  description: 'An extension, a reassignment or a transfer asked for, and the verdict (申请).',
  fields: (t) => ({
    kind: t.field({
      type: RequestKind,
      description: 'What is asked for',
      resolve: ({ kind }) => kind as 'EXTENSION',
    }),
    state: t.field({
      type: RequestState,
      description: 'How it stands',
      resolve: ({ state }) => state,
    }),
    issue: t.relation('issue', { nullable: true, description: 'For which issue' }),
    project: t.relation('project', { nullable: true, description: 'For which project' }),
    unit: t.prismaField({
      type: 'Unit',
      nullable: true,
      description: 'The unit that asks',
      resolve: (_, { unitId }, __, context) => unitById(context, unitId),
    }),
    reason: t.field({ type: 'Text', description: 'Why', resolve: ({ reason }) => Object(reason) }),
    proposedOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'The date asked for',
      resolve: ({ proposedOn }) => proposedOn,
    }),
    grantedOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'The date granted',
      resolve: ({ grantedOn }) => grantedOn,
    }),
    remark: t.field({
      type: 'Text',
      nullable: true,
      description: 'What the verdict says',
      resolve: ({ remark }) => remark && Object(remark),
    }),
    at: t.field({ type: 'DateTime', description: 'When asked', resolve: ({ at }) => at }),
    decidedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When decided, withdrawn or lapsed',
      resolve: ({ decidedAt }) => decidedAt,
    }),
    version: t.exposeInt('version', { description: 'Counts its changes' }),
  }),
});

nodeType('Request', (context, ids, query) =>
  context.database.request.findMany({
    ...query,
    where: { id: { in: [...ids] }, ...visible(context) },
  }),
);

mutationsOf('Request', Request);
actionFields('Request', Request);
