import { useEffect, useRef, useState } from 'preact/hooks';
import { useQuery } from 'urql';
import { useApi } from '../api/api.ts';
import { type EventFactsFragment, ViewerDocument } from '../gql/graphql.ts';
import { SinceDocument } from '../gql/later.ts';
import { WhoActed } from '../history/who-acted.tsx';
import { Loading } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { didOf } from '../words/event.ts';
import { dayOf, formatMoment, formatTime, plain } from '../words/format.ts';
import { useFormWords } from '../words/forms.ts';
import { Merge, SideFields } from './conflict-sides.tsx';
import type { ActionFormState } from './use-action-form.ts';
import { isSame } from './values.ts';
import './conflict.css';

/** What happened since a version, and what the form would hold now. */
const useSince = (id: string, action: string, before: number, form: ActionFormState) => {
  const [{ data, fetching }] = useQuery({
    query: SinceDocument,
    variables: { id },
    requestPolicy: 'network-only',
  });
  const node = data?.node && 'timeline' in data.node ? data.node : null;
  const events: readonly EventFactsFragment[] = (node?.timeline.nodes ?? []).filter(
    (event) => event.subjectId === id && event.subjectVersion > before,
  );
  const offered = [...(node?.availableActions ?? []), ...(node?.recordableActions ?? [])].find(
    (one) => one.action === action,
  );
  return {
    isReading: fetching,
    events,
    theirs: offered ? form.fresh(offered.prefilled) : null,
  };
};

/**
 * Somebody was quicker: both versions side by side, what differs marked, and three ways on. None
 * loses what was typed: it is sent, merged, or kept beside.
 */
export const Conflict = ({
  id,
  action,
  form,
}: {
  readonly id: string;
  readonly action: string;
  readonly form: ActionFormState;
}) => {
  const { language, words, say } = useFormWords();
  const { lianxi, client } = useApi();
  const { isReading, events, theirs } = useSince(id, action, form.before, form);
  const [isMerging, setMerging] = useState(false);
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.focus(), [isReading]);
  const now = new Date(lianxi.serverTime());
  const timeOf = (iso: string) =>
    dayOf(new Date(iso)) === dayOf(now)
      ? formatTime(new Date(iso), language)
      : formatMoment(iso, language, now);
  const me = client.readQuery(ViewerDocument, {})?.data?.viewer.person.id;
  const event = events.find(({ actor }) => actor && actor.id !== me) ?? events[0];
  const name = plain(event?.actor?.name, language);
  const fields = form.fields;
  const mine = form.values;
  const same = theirs ? fields.filter(({ name }) => isSame(theirs[name], mine[name])).length : 0;
  return (
    <section
      class="conflict"
      role="alertdialog"
      aria-modal="false"
      aria-label={say.conflict.title}
      tabIndex={-1}
      ref={box}
    >
      <p class="conflict-head" role="alert">
        <b>{say.conflict.title}</b>
        {event && name ? say.conflict.who(name, timeOf(event.at)) : say.conflict.changed}
      </p>
      {isReading && <Loading rows={3} label={words.issue.loading} />}
      {!isReading && !isMerging && (
        <div class="conflict-sides">
          <div>
            <small>
              {[name || say.conflict.record, event && timeOf(event.at), say.conflict.theirs]
                .filter(Boolean)
                .join(words.separator)}
            </small>
            <ul>
              {events.map((one) => (
                <li key={one.id}>
                  <WhoActed event={one} /> {didOf(one, language)}
                </li>
              ))}
            </ul>
            {theirs && <SideFields fields={fields} values={theirs} others={mine} />}
            {!theirs && <p class="muted">{say.conflict.notOffered}</p>}
          </div>
          <div>
            <small>
              {[
                say.conflict.you,
                form.keptAt && formatTime(new Date(form.keptAt), language),
                say.conflict.mine,
              ]
                .filter(Boolean)
                .join(words.separator)}
            </small>
            <SideFields fields={fields} values={mine} others={theirs ?? mine} />
          </div>
        </div>
      )}
      {!isReading && same > 0 && <p class="conflict-same muted">{say.conflict.same(same)}</p>}
      {!isReading && isMerging && theirs && (
        <Merge
          fields={fields}
          theirs={theirs}
          mine={mine}
          theirName={name || say.conflict.record}
          onMerge={(values) => form.take(values, 'merged')}
          onBack={() => setMerging(false)}
        />
      )}
      {!isReading && !isMerging && (
        <div class="row conflict-foot">
          {theirs && (
            <>
              <Button onPress={() => form.take(theirs, 'taken')}>
                {name ? say.conflict.takeOf(name) : say.conflict.take}
              </Button>
              <Button onPress={() => void form.sendAnew()}>{say.conflict.sendMine}</Button>
              <Button kind="quiet" onPress={() => setMerging(true)}>
                {say.conflict.merge}
              </Button>
            </>
          )}
          {!theirs && <Button onPress={form.settled}>{say.conflict.close}</Button>}
        </div>
      )}
    </section>
  );
};
