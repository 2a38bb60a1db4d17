import { useState } from 'preact/hooks';
import { useClient, useQuery } from 'urql';
import { ViewerDocument } from '../gql/graphql.ts';
import { UnmaskPhoneDocument } from '../gql/later.ts';
import { plain, type Written } from '../words/format.ts';
import { useFormWords } from '../words/forms.ts';
import type { IssueFacts } from './facts.tsx';

/** Who may see phones whole here: the office, and the units on the assignment. The server decides. */
export const useMayShowPhones = (issue: IssueFacts): boolean => {
  const [{ data }] = useQuery({ query: ViewerDocument });
  if (!data) return false;
  const { posts, units } = data.viewer;
  const concerned = [
    issue.leadUnit?.id,
    ...issue.responsibleUnits.map(({ id }) => id),
    ...issue.assistingUnits.map(({ id }) => id),
  ];
  return (
    posts.some((post) => post === 'OFFICE' || post === 'OFFICE_HEAD') ||
    units.some(({ id }) => concerned.includes(id))
  );
};

/** A phone with its middle hidden; shown whole by one press, which is put on record. */
export const Phone = ({
  person,
  masked,
  canShow,
}: {
  readonly person: { readonly id: string; readonly name: Written };
  readonly masked: string;
  readonly canShow: boolean;
}) => {
  const { language, say } = useFormWords();
  const client = useClient();
  const [shown, setShown] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const show = async () => {
    const { data } = await client.mutation(UnmaskPhoneDocument, { id: person.id }).toPromise();
    const answer = data?.unmaskPhone;
    if (answer?.__typename === 'PhonePayload') setShown(answer.phone ?? masked);
    else setProblem((answer && 'message' in answer && answer.message) || say.phoneRefused);
  };
  return (
    <>
      <span class="phone">{shown ?? masked}</span>
      {canShow && shown === null && (
        <button
          type="button"
          class="link small"
          aria-label={say.showPhoneOf(plain(person.name, language))}
          onClick={() => void show()}
        >
          {say.showPhone}
        </button>
      )}
      <small class="muted" role="status">
        {shown !== null ? say.phoneShown : problem}
      </small>
    </>
  );
};
