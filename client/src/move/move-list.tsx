import { useEffect, useRef, useState } from 'preact/hooks';
import { useQuery } from 'urql';
import { useApi } from '../api/api.ts';
import { useChanges } from '../api/live.ts';
import type { ActionButtonFragment } from '../gql/graphql.ts';
import { IssueMovesDocument } from '../gql/later.ts';
import { Loading } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { formatClause, formatDay } from '../words/format.ts';
import { useWords, Written } from '../words/words.tsx';
import { choicesOf, type Place, type Target } from './targets.ts';
import { moveWords, placeName, whyNot } from './words.ts';

/** What is owed stands first, then what the server names first: as on the issue's own page. */
const owedFirst = (
  targets: readonly Target[],
  actions: readonly ActionButtonFragment[],
): readonly Target[] => {
  const rank = ({ lawful: [first] }: Target) =>
    `${first?.dueBy ?? '9999'} ${actions.findIndex((one) => one.action === first?.action) + 100}`;
  return targets.toSorted((a, b) => rank(a).localeCompare(rank(b)));
};

const LINE = '.move-target';

/** The arrows go through the list as Tab does; it begins at its first line once that is there. */
const useList = (isRead: boolean) => {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const lines = () => [...(list.current?.querySelectorAll<HTMLElement>(LINE) ?? [])];
    lines()[0]?.focus();
    const onKey = (event: KeyboardEvent) => {
      const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
      if (by === 0) return;
      event.preventDefault();
      const at = lines().findIndex((line) => line.matches(':focus'));
      lines()[Math.min(Math.max(at + by, 0), lines().length - 1)]?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [isRead]);
  return list;
};

const Lawful = ({
  place,
  action,
  onChoose,
}: {
  readonly place: string | null;
  readonly action: ActionButtonFragment;
  readonly onChoose: (action: ActionButtonFragment) => void;
}) => {
  const { lianxi } = useApi();
  const { language } = useWords();
  const due = action.dueBy;
  return (
    <li>
      <button
        type="button"
        class="move-target"
        data-action={action.action}
        onClick={() => onChoose(action)}
      >
        {place !== null && <b>{place}</b>}
        <span>
          <Written text={action.label} />
        </span>
        <small>
          {due &&
            `${moveWords(language).due(formatDay(due, language, new Date(lianxi.serverTime())))} `}
          {formatClause(action.clause, language)}
        </small>
      </button>
    </li>
  );
};

const Unlawful = ({
  target,
  onPress,
}: {
  readonly target: Target;
  readonly onPress: () => void;
}) => {
  const { language } = useWords();
  return (
    <li>
      <button
        type="button"
        class="move-target"
        aria-disabled="true"
        data-place={target.place}
        onClick={onPress}
      >
        <b>{placeName(target.place, language)}</b>
        <span>{whyNot(target, language)}</span>
      </button>
    </li>
  );
};

/** All places that a card can go to, and why not to the others. */
export const MoveList = ({
  id,
  title,
  only,
  onChoose,
  onClose,
}: {
  readonly id: string;
  readonly title: string;
  /** Only the ways to this place, where more than one action leads there. */
  readonly only: Place | null;
  readonly onChoose: (number: string, action: ActionButtonFragment) => void;
  readonly onClose: () => void;
}) => {
  const { live } = useApi();
  const { language, words } = useWords();
  const say = moveWords(language);
  const [said, setSaid] = useState('');
  const isRead = useRef(false);
  const [{ data, error, fetching }, read] = useQuery({
    query: IssueMovesDocument,
    variables: { id },
    requestPolicy: 'network-only',
  });
  useChanges(live, (change) => {
    if (change.caseId === id || (change.case?.__typename === 'Issue' && change.case.id === id))
      read({ requestPolicy: 'network-only' });
  });
  if (data && !fetching) isRead.current = true;
  const node = data?.node;
  const issue = isRead.current && node && 'availableActions' in node ? node : null;
  const choices = issue && choicesOf(issue);
  const targets = choices?.targets.filter(({ place }) => only === null || place === only) ?? [];
  const lawful = owedFirst(
    targets.filter((one) => one.lawful.length > 0),
    issue?.availableActions ?? [],
  );
  const unlawful = targets.filter((one) => one.lawful.length === 0);
  const staying = only === null ? (choices?.staying ?? []) : [];
  const list = useList(issue !== null);
  const choose = (action: ActionButtonFragment) => issue && onChoose(issue.number, action);
  return (
    <Dialog label={say.label(title)} onClose={onClose}>
      <div class="move" ref={list}>
        <h2>{say.heading}</h2>
        <p>{title}</p>
        <p class="muted small" role="status">
          {said || (choices && say.count(lawful.length))}
        </p>
        {!choices && !error && <Loading rows={4} label={words.issue.loading} />}
        {error && !choices && (
          <Button onPress={() => read({ requestPolicy: 'network-only' })}>{say.unread}</Button>
        )}
        {isRead.current && !issue && <p>{say.missing}</p>}
        {lawful.length > 0 && <h3>{say.lawful}</h3>}
        <ul>
          {lawful.flatMap(({ place, lawful: actions }) =>
            actions.map((action) => (
              <Lawful
                key={action.action}
                place={placeName(place, language)}
                action={action}
                onChoose={choose}
              />
            )),
          )}
        </ul>
        {staying.length > 0 && <h3>{say.staying}</h3>}
        <ul>
          {staying.map((action) => (
            <Lawful key={action.action} place={null} action={action} onChoose={choose} />
          ))}
        </ul>
        {unlawful.length > 0 && <h3>{say.unlawful}</h3>}
        <ul>
          {unlawful.map((target) => (
            <Unlawful
              key={target.place}
              target={target}
              onPress={() =>
                setSaid(say.refused(placeName(target.place, language), whyNot(target, language)))
              }
            />
          ))}
        </ul>
        <Button onPress={onClose}>
          {say.close} <kbd>Esc</kbd>
        </Button>
      </div>
    </Dialog>
  );
};
