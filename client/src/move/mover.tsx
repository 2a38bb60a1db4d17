import { useEffect, useRef, useState } from 'preact/hooks';
import { useLocation } from 'wouter';
import { useApi } from '../api/api.ts';
import { sectionOf } from '../board/sections.ts';
import { isWriting } from '../board/use-keys.ts';
import type { ActionButtonFragment, IssueCardFragment } from '../gql/graphql.ts';
import { IssueMovesDocument } from '../gql/later.ts';
import { plain } from '../words/format.ts';
import { useWords } from '../words/words.tsx';
import { watchCarrying } from './drag.ts';
import { MoveList } from './move-list.tsx';
import './move.css';
import { choicesOf, type Place, type Target } from './targets.ts';
import { moveWords, placeName, whyNot } from './words.ts';
import { type Zone, zoneAt, zonesNow } from './zones.ts';

type Carried = {
  readonly id: string;
  readonly title: string;
  readonly from: Place | null;
  readonly zones: readonly Zone[];
  /** Null until it is known where the card can go. */
  readonly targets: readonly Target[] | null;
  readonly over: Zone | null;
};

type Listed = { readonly id: string; readonly title: string; readonly only: Place | null };

const focusCard = (id: string) =>
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"] a`)?.focus(),
  );

const ZoneMark = ({
  zone,
  target,
  isOver,
}: {
  readonly zone: Zone;
  readonly target: Target;
  readonly isOver: boolean;
}) => {
  const { language } = useWords();
  const isLawful = target.lawful.length > 0;
  const zoom = document.documentElement.currentCSSZoom;
  return (
    <div
      class={`move-zone ${isLawful ? 'lawful' : 'unlawful'}${isOver ? ' over' : ''}`}
      data-zone={zone.name}
      style={{
        left: `${zone.left / zoom}px`,
        top: `${zone.top / zoom}px`,
        width: `${(zone.right - zone.left) / zoom}px`,
        height: `${(zone.bottom - zone.top) / zoom}px`,
      }}
    >
      <p>
        <b>{placeName(zone.name, language)}</b>
        {isLawful
          ? target.lawful.map(({ label }) => plain(label, language)).join(moveWords(language).and)
          : whyNot(target, language)}
      </p>
    </div>
  );
};

/** Moves cards: by carrying them, or by key M and a list. The card itself moves once its event comes. */
export const Mover = ({
  issues,
  isStale,
  asked,
}: {
  readonly issues: readonly IssueCardFragment[];
  readonly isStale: boolean;
  readonly asked: string;
}) => {
  const { client } = useApi();
  const { language } = useWords();
  const say = moveWords(language);
  const [, navigate] = useLocation();
  const [listed, setListed] = useState<Listed | null>(null);
  const [carried, setCarried] = useState<Carried | null>(null);
  const [note, setNote] = useState({ text: '', isSeen: false });
  const announce = (text: string, isSeen = true) => setNote({ text, isSeen });
  const titleOf = (id: string) => plain(issues.find((one) => one.id === id)?.title, language);
  const open = (number: string, { action, label }: ActionButtonFragment) => {
    const query = new URLSearchParams(asked);
    query.set('action', action);
    setListed(null);
    announce(say.opened(plain(label, language)), false);
    navigate(`/issues/${number}?${query}`);
  };
  const list = (id: string, only: Place | null) => setListed({ id, title: titleOf(id), only });
  const drop = (one: Carried, zone: Zone | null) => {
    setCarried(null);
    const target = one.targets?.find(({ place }) => place === zone?.name);
    const [action, ...more] = target?.lawful ?? [];
    const number = issues.find(({ id }) => id === one.id)?.number;
    if (!zone || zone.name === one.from) announce(say.cancelled(one.title));
    // Let go before it was known where it can go: the list tells it.
    else if (!one.targets) return list(one.id, null);
    else if (target && !action)
      announce(say.refused(placeName(zone.name, language), whyNot(target, language)));
    else if (action && number && more.length === 0) return open(number, action);
    else if (action) return list(one.id, zone.name);
    focusCard(one.id);
  };
  const take = (id: string): boolean => {
    const issue = issues.find((one) => one.id === id);
    const zones = zonesNow();
    if (!issue || zones.length === 0) return false;
    if (isStale) {
      announce(say.stale);
      return false;
    }
    const title = titleOf(id);
    const from = sectionOf(issue.state, issue.agendaOn);
    setCarried({ id, title, from, zones, targets: null, over: null });
    announce(say.taken(title));
    void client
      .query(IssueMovesDocument, { id }, { requestPolicy: 'network-only' })
      .toPromise()
      .then(({ data }) => {
        const node = data?.node;
        if (!node || !('availableActions' in node)) return;
        const { targets } = choicesOf(node);
        setCarried((known) => (known?.id === id ? { ...known, targets } : known));
      });
    return true;
  };
  const latest = useRef({ carried, take, drop, list, announce, isStale });
  latest.current = { carried, take, drop, list, announce, isStale };
  const overTarget = carried?.over && carried.targets?.find((t) => t.place === carried.over?.name);
  useEffect(() => {
    if (!overTarget) return;
    const name = placeName(overTarget.place, language);
    const actions = overTarget.lawful.map(({ label }) => plain(label, language)).join(say.and);
    announce(actions ? say.over(name, actions) : say.refused(name, whyNot(overTarget, language)));
  }, [overTarget]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isWriting(event) || event.key.toLowerCase() !== 'm') return;
      const card = document.activeElement?.closest<HTMLElement>('.board [data-id]');
      if (!card) return;
      event.preventDefault();
      const { list: openList, announce: tell } = latest.current;
      if (latest.current.isStale) tell(say.stale);
      else openList(card.dataset['id'] ?? '', null);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [say]);
  useEffect(
    () =>
      watchCarrying({
        onTake: (id) => latest.current.take(id),
        onMove: (x, y) =>
          setCarried((known) => {
            const over = known && zoneAt(known.zones, x, y);
            return known && known.over !== over ? { ...known, over } : known;
          }),
        onDrop: (x, y) => {
          const one = latest.current.carried;
          if (one) latest.current.drop(one, zoneAt(one.zones, x, y));
        },
        onGiveUp: () => {
          const one = latest.current.carried;
          if (one) latest.current.drop(one, null);
        },
      }),
    [],
  );
  const close = () => {
    if (!listed) return;
    setListed(null);
    announce(say.cancelled(listed.title), false);
    focusCard(listed.id);
  };
  return (
    <>
      {carried?.zones.map((zone) => {
        const target = carried.targets?.find(({ place }) => place === zone.name);
        return (
          target && (
            <ZoneMark
              key={zone.name}
              zone={zone}
              target={target}
              isOver={carried.over?.name === zone.name}
            />
          )
        );
      })}
      <div class={note.isSeen && note.text ? 'move-note' : 'unseen'} role="status" data-moves>
        {note.text}
      </div>
      {listed && <MoveList {...listed} onChoose={open} onClose={close} />}
    </>
  );
};
