import { type Represented, representedPosts } from '../actions/principal.ts';
import { startsOf } from '../actions/starts.ts';
import type { Words } from '../kernel/text.ts';
import { builder } from './builder.ts';
import type { Context } from './context.ts';
import { type Available, AvailableAction, postWords } from './forms.ts';

/** What the viewer may begin; `isForOthers` tells apart what they may only record for a post. */
const starts = async (isForOthers: boolean, context: Context): Promise<readonly Available[]> => {
  const { engine, viewer, database, today } = context;
  if (!viewer) return [];
  const at = { transaction: database, today: today(), engine };
  const nameOf = ({ post }: Represented): Words => postWords[post ?? ''] ?? { zh: '', en: '' };
  return startsOf(engine, viewer, await representedPosts(at, viewer))
    .filter((one) => (isForOthers ? one.principals.length > 0 : !one.isForOthers))
    .map((one) => ({
      ...one,
      principals: isForOthers
        ? one.principals.map((principal) => ({ ...principal, name: nameOf(principal) }))
        : [],
    }));
};

builder.queryFields((t) => ({
  startableActions: t.field({
    type: [AvailableAction],
    description:
      'What the viewer may begin now that belongs to no case: to propose a meeting, for example.',
    extensions: { personal: true },
    complexity: { field: 20, multiplier: 5 },
    resolve: (_, __, context) => starts(false, context),
  }),
  startableRecords: t.field({
    type: [AvailableAction],
    description: 'What the viewer may begin for others now, each with its `principals`.',
    extensions: { personal: true },
    complexity: { field: 20, multiplier: 5 },
    resolve: (_, __, context) => starts(true, context),
  }),
}));
