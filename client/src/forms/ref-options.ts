import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { useQuery } from 'urql';
import { ChoicesDocument } from '../gql/graphql.ts';
import { plain, type Written } from '../words/format.ts';
import { useWords } from '../words/words.tsx';
import type { FormField } from './values.ts';

/** Something that a field can name. */
export type RefOption = { readonly value: string; readonly text: string };

/** What the subject at hand offers for fields that name a part of it, by type: its reports, … */
export const OwnRefs = createContext<Readonly<Record<string, readonly RefOption[]>>>({});

const FROM_DIRECTORY = ['Unit', 'Person', 'Project', 'Enterprise'];

type Named = { readonly id: string; readonly name: Written };

/** What a field that names another node offers. */
export const useRefOptions = (field: FormField): readonly RefOption[] => {
  const { language } = useWords();
  const own = useContext(OwnRefs);
  const type = field.refType ?? '';
  const [{ data }] = useQuery({ query: ChoicesDocument, pause: !FROM_DIRECTORY.includes(type) });
  const texts = (nodes: readonly Named[] | undefined) =>
    (nodes ?? []).map(({ id, name }) => ({ value: id, text: plain(name, language) }));
  switch (type) {
    case 'Unit':
      return texts(data?.units.nodes);
    case 'Person':
      return texts(data?.people.nodes);
    case 'Project':
      return texts(data?.projects.nodes);
    default:
      return own[type] ?? [];
  }
};
