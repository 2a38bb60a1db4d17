import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { useQuery } from 'urql';
import { ViewerDocument } from '../gql/graphql.ts';
import {
  EnterprisesDocument,
  MeetingsDocument,
  OpenDecisionsDocument,
  OpenIssuesDocument,
  PeopleDocument,
  ProjectsDocument,
  UnitsDocument,
} from '../gql/later.ts';
import { plain, type Written } from '../words/format.ts';
import { useWords } from '../words/words.tsx';
import { FormFactsContext } from './facts.ts';
import type { FormField } from './values.ts';

/** Something that a field can name. */
export type RefOption = {
  readonly value: string;
  readonly text: string;
  /** What else finds it: its name in full, in the other language, its code. */
  readonly names?: readonly string[];
  /** What it is called by itself, as it was written. */
  readonly title?: Written;
};

/** What the subject at hand offers for fields that name a part of it, by type: its reports, … */
export const OwnRefs = createContext<Readonly<Record<string, readonly RefOption[]>>>({});

const bothOf = (text: Written | null | undefined): readonly string[] => [
  text?.zh ?? '',
  text?.en ?? '',
];

const listOf = <Node>(
  nodes: readonly Node[] | undefined,
  option: (node: Node) => RefOption,
): readonly RefOption[] | null => nodes?.map(option) ?? null;

/**
 * What a field that names another node offers; null until that is read. People are those of the
 * unit in charge, else of the viewer's own.
 */
export const useRefOptions = ({ refType }: FormField): readonly RefOption[] | null => {
  const { language } = useWords();
  const own = useContext(OwnRefs);
  const [viewer] = useQuery({ query: ViewerDocument, pause: refType !== 'Person' });
  const facts = useContext(FormFactsContext);
  const unit = facts.unit ?? viewer.data?.viewer.units[0]?.id;
  const [units] = useQuery({ query: UnitsDocument, pause: refType !== 'Unit' });
  const [people] = useQuery({
    query: PeopleDocument,
    variables: { unit: unit ?? null },
    pause: refType !== 'Person' || !viewer.data,
  });
  const [projects] = useQuery({ query: ProjectsDocument, pause: refType !== 'Project' });
  const [issues] = useQuery({ query: OpenIssuesDocument, pause: refType !== 'Issue' });
  const [enterprises] = useQuery({ query: EnterprisesDocument, pause: refType !== 'Enterprise' });
  const [meetings] = useQuery({ query: MeetingsDocument, pause: refType !== 'Meeting' });
  const [decisions] = useQuery({ query: OpenDecisionsDocument, pause: refType !== 'Decision' });
  switch (refType) {
    case 'Meeting':
      return listOf(meetings.data?.meetings.nodes, ({ id, number, title }) => ({
        value: id,
        text: `${number} ${plain(title, language)}`,
        names: bothOf(title),
      }));
    case 'Decision':
      return listOf(decisions.data?.decisions.nodes, ({ id, no, number, text, meeting }) => ({
        value: id,
        text: [number ?? `${meeting?.number ?? ''}-${no ?? ''}`, plain(text, language)].join(' '),
        names: bothOf(text),
        title: text,
      }));
    case 'Issue':
      return listOf(issues.data?.issues.nodes, ({ id, number, title }) => ({
        value: id,
        text: `${number} ${plain(title, language)}`,
        names: bothOf(title),
        title,
      }));
    case 'Enterprise':
      return listOf(enterprises.data?.enterprises.nodes, ({ id, name }) => ({
        value: id,
        text: plain(name, language),
        names: bothOf(name),
      }));
    case 'Unit':
      return listOf(units.data?.units.nodes, ({ id, shortName, name, code }) => ({
        value: id,
        text: plain(shortName, language),
        names: [...bothOf(shortName), ...bothOf(name), code],
      }));
    case 'Person':
      return listOf(people.data?.people.nodes, ({ id, name, title }) => ({
        value: id,
        text: [plain(name, language), plain(title, language)].filter(Boolean).join(' '),
        names: [...bothOf(name), ...bothOf(title)],
      }));
    case 'Project':
      return listOf(projects.data?.projects.nodes, ({ id, name }) => ({
        value: id,
        text: plain(name, language),
        names: bothOf(name),
        title: name,
      }));
    default:
      return own[refType ?? ''] ?? [];
  }
};
