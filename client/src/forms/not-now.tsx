import type { BlockedRowFragment } from '../gql/graphql.ts';
import { formatClause, plain } from '../words/format.ts';
import { useFormWords } from '../words/forms.ts';
import { useWords, Written } from '../words/words.tsx';

/** What is the viewer's to do, but not now. */
export type Blocked = readonly BlockedRowFragment[];

const BlockedList = ({ blocked }: { readonly blocked: Blocked }) => {
  const { language, say } = useFormWords();
  return (
    <ul class="not-now">
      {blocked.map(({ action, label, reason, clause }) => (
        <li key={action}>
          <button
            type="button"
            class="blocked"
            aria-disabled="true"
            aria-label={say.notNowName(plain(label, language))}
            aria-describedby={`blocked-${action}`}
          >
            <Written text={label} />
          </button>
          <span id={`blocked-${action}`}>
            <Written text={reason} /> <span class="clause">{formatClause(clause, language)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
};

/** What is the viewer's but not now, and why; what belongs to another stage is folded away. */
export const NotNow = ({ blocked }: { readonly blocked: Blocked }) => {
  const { words } = useWords();
  const elsewhere = blocked.filter(({ code }) => code === 'WRONG_STATE');
  const here = blocked.filter(({ code }) => code !== 'WRONG_STATE');
  if (blocked.length === 0) return null;
  return (
    <>
      <h2 class="section">{words.issue.notNow}</h2>
      <BlockedList blocked={here} />
      {elsewhere.length > 0 && (
        <details class="small">
          <summary class="muted">{words.issue.otherStages(elsewhere.length)}</summary>
          <BlockedList blocked={elsewhere} />
        </details>
      )}
    </>
  );
};
