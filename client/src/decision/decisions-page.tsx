import { useQuery } from 'urql';
import { useLocation, useSearch } from 'wouter';
import { useApi } from '../api/api.ts';
import { OpenForm, useChosen } from '../forms/doables.tsx';
import { StartForm, useAskedStart } from '../forms/start-form.tsx';
import { StartsDocument } from '../gql/later.ts';
import { StaleAlarm, useStale } from '../line/line.tsx';
import { Empty, Loading } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { dayOf, daysAfter } from '../words/format.ts';
import { DecisionRow, doablesOfDecision } from './decision-row.tsx';
import { type DecisionFacts, GROUPS, groupOf } from './facts.ts';
import { filterOf, type Review, reviewOf, searchOf } from './query.ts';
import { ReviewTools } from './review-tools.tsx';
import { useReview } from './use-review.ts';
import { useDecisionWords } from './words.ts';

/** Decisions by when they are due, each with what can be done on it. */
const Groups = ({
  decisions,
  today,
  again,
}: {
  readonly decisions: readonly DecisionFacts[];
  readonly today: string;
  readonly again: () => void;
}) => {
  const { lianxi, live } = useApi();
  const { say } = useDecisionWords();
  const [chosen, setChosen] = useChosen(decisions.flatMap(doablesOfDecision));
  const weekEnd = daysAfter(today, 7);
  const owed = decisions.find(({ availableActions }) =>
    availableActions.some(({ dueBy }) => dueBy !== null),
  );
  const done = (id: string, cursor: string) => {
    lianxi.held.note(id, cursor);
    setChosen(null);
    live.acted();
    again();
  };
  const held = chosen && decisions.some(({ id }) => id === chosen.id);
  const form = chosen && (
    <OpenForm chosen={chosen} onChoose={setChosen} onDone={done} onStale={again} />
  );
  return (
    <>
      {/* Whatever leaves the list meanwhile, what is being typed stays. */}
      {chosen && !held && <div class="decision-form">{form}</div>}
      {GROUPS.map((group) => {
        const rows = decisions.filter((decision) => groupOf(decision, weekEnd) === group);
        if (rows.length === 0) return null;
        return (
          <section key={group} data-group={group}>
            <h2 class="section">
              {say.groups[group]}
              <span>{rows.length}</span>
            </h2>
            <ul class="decisions">
              {rows.map((decision) => [
                <DecisionRow
                  key={decision.id}
                  decision={decision}
                  today={new Date(`${today}T00:00:00Z`)}
                  primary={chosen ? null : (owed?.id ?? null)}
                  onChoose={setChosen}
                />,
                chosen?.id === decision.id && (
                  <li key={`${decision.id} form`} class="decision-form">
                    {form}
                  </li>
                ),
              ])}
            </ul>
          </section>
        );
      })}
    </>
  );
};

/** The review of all decisions that are not done (3.4), narrowed down by the address. */
export const DecisionsPage = () => {
  const { lianxi, live } = useApi();
  const { words, say } = useDecisionWords();
  const search = useSearch();
  const [, navigate] = useLocation();
  const today = dayOf(new Date(lianxi.serverTime()));
  const review = reviewOf(search);
  const { read, isUnread, again } = useReview(filterOf(review, today));
  const [{ data: starts }] = useQuery({ query: StartsDocument });
  const isStale = useStale(lianxi);
  const [isRemarking, setRemarking] = useAskedStart('giveRemark');
  const { nodes, totalCount } = read ?? { nodes: [], totalCount: 0 };
  const late = nodes.filter(({ light }) => light?.tone === 'LATE').length;
  const startable = [...(starts?.startableActions ?? []), ...(starts?.startableRecords ?? [])];
  const mayRemark = startable.some(({ action }) => action === 'giveRemark');
  return (
    <main class={isStale ? 'meetings stale' : 'meetings'} aria-label={say.title}>
      {isStale && <StaleAlarm lianxi={lianxi} onRetry={live.nudge} />}
      <div class="desk-hello">
        <h1>{say.title}</h1>
        {read && (
          <span>
            {say.count(totalCount)}
            {late > 0 && say.late(late)}
          </span>
        )}
        {mayRemark && !isRemarking && (
          <Button data-action="giveRemark" isOff={isStale} onPress={() => setRemarking(true)}>
            {say.remark}
          </Button>
        )}
      </div>
      {isRemarking && (
        <div class="meeting-start">
          <StartForm
            action="giveRemark"
            adapt={(action) => action}
            onDone={() => {
              setRemarking(false);
              live.acted();
              again();
            }}
            onClose={() => setRemarking(false)}
          />
        </div>
      )}
      <ReviewTools
        review={review}
        onReview={(next: Review) => navigate(`/decisions${searchOf(next)}`, { replace: true })}
      />
      {!read && isUnread && <Empty>{say.unread}</Empty>}
      {!read && !isUnread && <Loading rows={8} label={words.issue.loading} />}
      {read && nodes.length === 0 && <Empty title={say.none}>{say.noneHint}</Empty>}
      {read && (
        // A form that the address asks for opens as soon as its decision is known.
        <Groups decisions={nodes} today={today} again={again} />
      )}
      {nodes.length < totalCount && <p class="muted">{say.more(totalCount - nodes.length)}</p>}
    </main>
  );
};
