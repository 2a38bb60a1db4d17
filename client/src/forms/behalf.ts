import type { ActionFormFragment } from '../gql/graphql.ts';
import { vocabulary } from '../gql/vocabulary.ts';
import type { FormWords } from '../words/forms.ts';
import type { FormField, Values } from './values.ts';

type Principals = ActionFormFragment['principals'];

const keyOf = ({ post, unit }: Principals[number]) => (post ? `post ${post}` : `unit ${unit}`);

const both = (words: string) => ({ zh: words, en: words });

/** For whom the office records it, and what proves that, as a field of the form. */
export const behalfField = (
  principals: Principals,
  /** Whether it can be done only for others. */
  isRequired: boolean,
  say: FormWords,
): FormField => ({
  name: 'onBehalf',
  kind: 'OBJECT',
  label: both(say.behalf),
  isRequired,
  fields: [
    {
      name: 'principal',
      kind: 'CHOICE',
      label: both(say.principal),
      isRequired: true,
      options: principals.map((one) => ({ value: keyOf(one), label: one.name })),
    },
    {
      name: 'evidence',
      kind: 'OBJECT',
      label: both(say.evidenceKind),
      isRequired: true,
      fields: [
        {
          name: 'kind',
          kind: 'CHOICE',
          label: both(say.evidenceKind),
          isRequired: true,
          options: Object.entries(vocabulary.EvidenceKind).map(([value, label]) => ({
            value,
            label,
          })),
        },
        {
          name: 'reference',
          kind: 'LINE',
          label: both(say.evidence),
          isRequired: true,
          max: 200,
        },
      ],
    },
  ],
});

/** What the form holds of it before anybody chooses: a single one is chosen where it must be. */
export const initialBehalf = (principals: Principals, isRequired: boolean): Values => ({
  principal: isRequired && principals.length === 1 && principals[0] ? keyOf(principals[0]) : '',
  evidence: { kind: '', reference: '' },
});

/** As the API takes it. */
export const behalfInput = (input: unknown): Values | null => {
  if (typeof input !== 'object' || input === null) return null;
  const principal: unknown = Reflect.get(input, 'principal');
  if (typeof principal !== 'string') return null;
  const [kind = '', who = ''] = principal.split(' ');
  return { [kind]: who, evidence: Reflect.get(input, 'evidence') };
};
