import { useEffect, useRef, useState } from 'preact/hooks';
import { useQuery } from 'urql';
import { useApi } from '../api/api.ts';
import { persistedSource } from '../api/source.ts';
import type { InHandQuery, PhonePeopleQuery } from '../gql/graphql.ts';
import { InHandDocument, PhonePeopleDocument } from '../gql/later.ts';
import { plain } from '../words/format.ts';
import { useFlow } from './flow-context.ts';
import { type ChoiceProps, Options } from './options.tsx';
import { usePhoneWords } from './words.ts';

type Role = 'accountableHead' | 'personInCharge' | 'contact';
const ROLES: readonly string[] = ['accountableHead', 'personInCharge', 'contact'];
const isRole = (name: string): name is Role => ROLES.includes(name);

const countsOf = (data: InHandQuery, role: Role): ReadonlyMap<string, number> => {
  const held = data.issues.nodes.flatMap(({ assignments }) =>
    assignments.flatMap((one) => (one.endedAt ? [] : [one[role]?.id ?? ''])),
  );
  return new Map([...Map.groupBy(held, (id) => id)].map(([id, all]) => [id, all.length]));
};

/** How many issues each person of a unit has in hand in a role; null until it is known. */
const useInHand = (unit: string | undefined, name: string): ReadonlyMap<string, number> | null => {
  const { lianxi } = useApi();
  const [counts, setCounts] = useState<ReadonlyMap<string, number> | null>(null);
  useEffect(() => {
    if (!unit || !isRole(name)) return;
    const state = { isOver: false };
    // Past the cache: parts of assignments must not stand there for whole ones.
    lianxi
      .request(persistedSource(InHandDocument), { units: [unit] })
      .then(({ data }) => data && !state.isOver && setCounts(countsOf(data, name)))
      // The names alone will do.
      .catch(() => {});
    return () => {
      state.isOver = true;
    };
  }, [lianxi, unit, name]);
  return counts;
};

type People = PhonePeopleQuery['people'];

/** A person of the viewer's unit; heads alone where a head is asked for. */
export const PersonChoice = ({ field, value, onValue }: ChoiceProps) => {
  const { language, say } = usePhoneWords();
  const { viewer } = useFlow();
  const unit = viewer.units[0]?.id;
  const [search, setSearch] = useState('');
  const isHead = field.name === 'accountableHead';
  const [{ data }] = useQuery({
    query: PhonePeopleDocument,
    variables: {
      unit: unit ?? null,
      post: isHead ? 'HEAD' : null,
      search: search.trim() || null,
    },
  });
  // While more is looked for, what is here stays.
  const [known, setKnown] = useState<ReadonlyMap<string, People['nodes'][number]>>(new Map());
  const isMore = useRef(false);
  useEffect(() => {
    if (!data) return;
    if (data.people.totalCount > data.people.nodes.length) isMore.current = true;
    setKnown(
      (before) => new Map([...before, ...data.people.nodes.map((one) => [one.id, one] as const)]),
    );
  }, [data]);
  const counts = useInHand(unit, field.name);
  const options = [...known.values()].map(({ id, name, title }) => ({
    value: id,
    text: plain(name, language),
    aside: plain(title, language),
    ...(counts ? { note: say.pick.inHand(counts.get(id) ?? 0) } : {}),
  }));
  return (
    <Options
      label={plain(field.label, language)}
      options={options}
      value={String(value ?? '')}
      other={{
        text: say.pick.otherPerson,
        note: say.pick.otherPersonHint,
        search: say.pick.name,
      }}
      onValue={onValue}
      onSearch={isMore.current ? setSearch : null}
    />
  );
};
