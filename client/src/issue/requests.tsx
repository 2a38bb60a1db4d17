import { type Doable, keyOf } from '../forms/doable.ts';
import { DoableButton } from '../forms/doable-buttons.tsx';
import { formatDay, formatMoment } from '../words/format.ts';
import { useFormWords } from '../words/forms.ts';
import { laterWordOf } from '../words/later.ts';
import { Written } from '../words/words.tsx';
import type { IssueFacts } from './facts.tsx';

type Request = IssueFacts['requests'][number];

const RequestFacts = ({ request }: { readonly request: Request }) => {
  const { language, words, say } = useFormWords();
  const now = new Date();
  const { proposedOn, grantedOn, decidedAt } = request;
  return (
    <>
      <p>
        <b>{laterWordOf('RequestKind', request.kind, language)}</b>
        {proposedOn && (
          <>
            {words.separator}
            {say.requestTo(formatDay(proposedOn, language, now))}
          </>
        )}
        <span class="muted">
          {request.state === 'OPEN'
            ? say.requestWaits
            : laterWordOf('RequestState', request.state, language)}
        </span>
      </p>
      <p class="muted small">
        <Written text={request.unit?.shortName} /> {formatMoment(request.at, language, now)}
      </p>
      <p class="timeline-quote">
        <Written text={request.reason} />
      </p>
      {decidedAt && (
        <p class="muted small">
          {[
            grantedOn ? say.requestGranted(formatDay(grantedOn, language, now)) : '',
            formatMoment(decidedAt, language, now),
          ]
            .filter(Boolean)
            .join(words.separator)}
        </p>
      )}
      {request.remark && (
        <p class="timeline-quote">
          <Written text={request.remark} />
        </p>
      )}
    </>
  );
};

/** Requests that the viewer may decide, or take back: both verdicts side by side. */
export const RequestsToDecide = ({
  issue,
  doables,
  onChoose,
}: {
  readonly issue: IssueFacts;
  readonly doables: readonly Doable[];
  readonly onChoose: (one: Doable) => void;
}) => {
  const { say } = useFormWords();
  const open = issue.requests.filter(({ id }) => doables.some((one) => one.id === id));
  if (open.length === 0) return null;
  const first = doables.find(({ action, type }) => action.dueBy !== null && type === 'Request');
  return (
    <>
      <h2 class="section">
        {say.requests}
        <span>{open.length}</span>
      </h2>
      <ul class="requests">
        {open.map((request) => (
          <li key={request.id}>
            <RequestFacts request={request} />
            <div class="doables">
              {doables
                .filter(({ id }) => id === request.id)
                .map((one) => (
                  <DoableButton
                    key={keyOf(one)}
                    one={one}
                    isPrimary={one === first}
                    onChoose={onChoose}
                  />
                ))}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
};

/** All requests about the issue, with their verdicts; those to decide stand with what is to do. */
export const Requests = ({
  requests,
  toDecide,
}: {
  readonly requests: readonly Request[];
  readonly toDecide: ReadonlySet<string>;
}) => {
  const { say } = useFormWords();
  const shown = requests.filter(({ id }) => !toDecide.has(id));
  if (shown.length === 0) return null;
  return (
    <>
      <h2 class="section">
        {say.requests}
        <span>{shown.length}</span>
      </h2>
      <ul class="requests">
        {shown.map((request) => (
          <li key={request.id}>
            <RequestFacts request={request} />
          </li>
        ))}
      </ul>
    </>
  );
};
