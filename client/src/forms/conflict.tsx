import { useEffect, useRef, useState } from 'preact/hooks';
import { useQuery } from 'urql';
import { useApi } from '../api/api.ts';
import { type EventFactsFragment, ViewerDocument } from '../gql/graphql.ts';
import { SinceDocument } from '../gql/later.ts';
import { WhoActed } from '../history/who-acted.tsx';
import { Banner, Loading } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { didAny } from '../words/did.ts';
import { plain } from '../words/format.ts';
import { useFormWords } from '../words/forms.ts';
import { Merge, SideFields } from './conflict-sides.tsx';
import { useTime } from './form-parts.tsx';
import type { ActionFormState } from './use-action-form.ts';
import { isSame } from './values.ts';
import './conflict.css';

/** What happened since a version, and what the form would hold now. */
const useSince = (id: string, action: string, before: number, form: ActionFormState) => {
  const [{ data, fetching, error }, read] = useQuery({
    query: SinceDocument,
    variables: { id },
    requestPolicy: 'network-only',
  });
  const node = data?.node && 'availableActions' in data.node ? data.node : null;
  const entries = node && 'timeline' in node ? node.timeline.nodes : [];
  const events: readonly EventFactsFragment[] = entries.filter(
    (event) => event.subjectId === id && event.subjectVersion > before,
  );
  const offered = [...(node?.availableActions ?? []), ...(node?.recordableActions ?? [])].find(
    (one) => one.action === action,
  );
  return {
    isReading: fetching,
    isUnread: !data && error !== undefined,
    again: () => read({ requestPolicy: 'network-only' }),
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
  const { client } = useApi();
  const time = useTime();
  const { isReading, isUnread, again, events, theirs } = useSince(id, action, form.before, form);
  const isRead = !isReading && !isUnread;
  const [isMerging, setMerging] = useState(false);
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.focus(), [isReading]);
  const me = client.readQuery(ViewerDocument, {})?.data?.viewer.person.id;
  const event = events.find(({ actor }) => actor && actor.id !== me) ?? events[0];
  const name = plain(event?.actor?.name, language);
  const fields = form.fields;
  const mine = form.values;
  const same = theirs ? fields.filter((one) => isSame(theirs[one.name], mine[one.name])).length : 0;
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
        {event && name ? say.conflict.who(name, time(event.at)) : say.conflict.changed}
      </p>
      {!isReading && isUnread && (
        <Banner
          tone="late"
          title={words.issue.unread}
          end={
            <button type="button" class="link" onClick={again}>
              {words.form.again}
            </button>
          }
        />
      )}
      {isReading && <Loading rows={3} label={words.issue.loading} />}
      {isRead && !isMerging && (
        <div class="conflict-sides">
          <div>
            <small>
              {[name || say.conflict.record, event && time(event.at), say.conflict.theirs]
                .filter(Boolean)
                .join(words.separator)}
            </small>
            <ul>
              {events.map((one) => (
                <li key={one.id}>
                  <WhoActed event={one} /> {didAny(one, language)}
                </li>
              ))}
            </ul>
            {theirs && <SideFields fields={fields} values={theirs} others={mine} />}
            {!theirs && <p class="muted">{say.conflict.notOffered}</p>}
          </div>
          <div>
            <small>
              {[say.conflict.you, form.keptAt && time(form.keptAt), say.conflict.mine]
                .filter(Boolean)
                .join(words.separator)}
            </small>
            <SideFields fields={fields} values={mine} others={theirs ?? mine} />
          </div>
        </div>
      )}
      {isRead && same > 0 && <p class="conflict-same muted">{say.conflict.same(same)}</p>}
      {isRead && isMerging && theirs && (
        <Merge
          fields={fields}
          theirs={theirs}
          mine={mine}
          theirName={name || say.conflict.record}
          onMerge={(values) => form.take(values, 'merged')}
          onBack={() => setMerging(false)}
        />
      )}
      {isRead && !isMerging && (
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
