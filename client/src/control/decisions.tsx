import { useState } from 'preact/hooks';
import { useApi } from '../api/api.ts';
import { DecisionSentence } from '../room/decision-sentence.tsx';
import { isStanding } from '../room/facts.ts';
import { Button } from '../ui/button.tsx';
import { Light } from '../ui/light.tsx';
import { formatTime, plain } from '../words/format.ts';
import { Written } from '../words/words.tsx';
import { Dialogs, type Opened } from './dialogs.tsx';
import { IN_HAND } from './pen-facts.ts';
import type { Decision, Meeting } from './use-meeting.ts';
import type { PenState } from './use-pen.ts';
import { useControlWords } from './words.ts';

/** How far its units are: who has acknowledged, and when the last did. */
const Standing = ({ decision }: { readonly decision: Decision }) => {
  const { language, say } = useControlWords();
  const { state, units } = decision;
  if (state === 'STRUCK') return <Light tone="none">{say.decisions.struck}</Light>;
  if (state === 'SUPERSEDED') return <Light tone="none">{say.decisions.replaced}</Light>;
  if (state === 'DRAFT') return <Light tone="none">{say.decisions.draft}</Light>;
  if (state === 'READ_BACK') return <Light tone="live">{say.decisions.readBack}</Light>;
  const told = units.flatMap(({ acknowledgedAt }) => acknowledgedAt ?? []);
  const waits = units.filter(({ acknowledgedAt }) => !acknowledgedAt);
  if (units.length === 0) return <Light tone="done">{say.decisions.inForce}</Light>;
  if (waits.length === 0)
    return (
      <Light tone="done">
        {say.decisions.acknowledged(formatTime(new Date(told.toSorted().at(-1) ?? 0), language))}
      </Light>
    );
  const names = waits.map(({ unit }) => plain(unit.shortName, language)).join(say.people.list);
  return (
    <span title={say.decisions.whoWaits(names)}>
      <Light tone="none">
        {units.length === 1
          ? say.decisions.waits
          : say.decisions.partly(units.length - waits.length, units.length)}
      </Light>
      {units.length > 1 && <small class="unseen">{say.decisions.whoWaits(names)}</small>}
    </span>
  );
};

const named = (units: Decision['responsibleUnits']) =>
  units.map(({ id, shortName }) => ({ id, name: shortName }));

const Row = ({
  decision,
  pen,
  onOpen,
}: {
  readonly decision: Decision;
  readonly pen: PenState;
  readonly onOpen: (opened: Opened) => void;
}) => {
  const { lianxi } = useApi();
  const { language, say } = useControlWords();
  const { no } = decision;
  const offers = [...decision.availableActions, ...decision.recordableActions];
  const may = (name: string) => offers.some(({ action }) => action === name);
  const open = (action: string, label: string, onDone?: () => void) =>
    onOpen({
      type: 'Decision',
      id: decision.id,
      action,
      label: `${say.decisions.of(no ?? 0)} ${label}`,
      ...(onDone ? { onDone } : {}),
    });
  const isDraft = IN_HAND.includes(decision.state);
  return (
    <li data-decision={no} data-state={decision.state}>
      <span>{no}</span>
      <div>
        <p class={decision.state === 'STRUCK' ? 'struck' : undefined}>
          <DecisionSentence
            now={lianxi.serverTime()}
            decision={{
              text: decision.text,
              responsible: named(decision.responsibleUnits),
              assisting: named(decision.assistingUnits),
              dueOn: decision.dueOn ?? null,
            }}
          />
        </p>
        {decision.strikeReason && (
          <p class="small muted">
            <Written text={decision.strikeReason} />
          </p>
        )}
        {decision.replaces && (
          <p class="small muted">{say.pen.replaces(decision.replaces.no ?? 0)}</p>
        )}
        {decision.dissents.map(({ id, unit, text }) => (
          <p key={id} class="small">
            {say.decisions.dissents(plain(unit.shortName, language), plain(text, language))}
          </p>
        ))}
      </div>
      <Standing decision={decision} />
      <span class="control-decision-acts">
        {isDraft && (
          <Button kind="quiet" onPress={() => void pen.open(decision)} data-action="open">
            {say.decisions.open}
          </Button>
        )}
        {!isDraft && may('recordDissent') && (
          <Button
            kind="quiet"
            data-action="recordDissent"
            onPress={() => open('recordDissent', say.decisions.dissent)}
          >
            {say.decisions.dissent}
          </Button>
        )}
        {may('strikeDecision') && (
          <Button
            kind="quiet"
            data-action="strikeDecision"
            onPress={() => open('strikeDecision', say.decisions.strike)}
          >
            {say.decisions.strike}
          </Button>
        )}
        {!isDraft && may('strikeDecision') && (
          <Button
            kind="quiet"
            data-action="replaceDecision"
            onPress={async () => {
              // Before it is struck: what is in the pen must have found its place.
              if (await pen.free())
                open('strikeDecision', say.decisions.replace, () => void pen.rewrite(decision));
            }}
          >
            {say.decisions.replace}
          </Button>
        )}
      </span>
    </li>
  );
};

/** What was decided in this meeting, the last first; drafts that somebody else may go on with too. */
export const Decisions = ({
  meeting,
  pen,
}: {
  readonly meeting: Meeting;
  readonly pen: PenState;
}) => {
  const { say } = useControlWords();
  const [opened, setOpened] = useState<Opened | null>(null);
  const listed = meeting.decisions
    .filter(({ id }) => id !== pen.recorded?.id)
    .toSorted((a, b) => (b.no ?? 0) - (a.no ?? 0));
  const drafts = listed.filter(({ id, state }) => IN_HAND.includes(state) && id !== pen.done);
  // A draft that came to nothing was no decision.
  const made = listed.filter(({ inForceAt }) => inForceAt);
  const rows = (decisions: readonly Decision[]) => (
    <ul class="control-decisions">
      {decisions.map((decision) => (
        <Row key={decision.id} decision={decision} pen={pen} onOpen={setOpened} />
      ))}
    </ul>
  );
  return (
    <section aria-label={say.decisions.title}>
      {drafts.length > 0 && (
        <>
          <h2 class="section">
            {say.decisions.drafts}
            <span>{drafts.length}</span>
          </h2>
          {rows(drafts)}
        </>
      )}
      <h2 class="section">
        {say.decisions.title}
        <span>{made.filter(isStanding).length}</span>
      </h2>
      {made.length === 0 ? <p class="muted small">{say.decisions.none}</p> : rows(made)}
      <Dialogs opened={opened} onClose={() => setOpened(null)} />
    </section>
  );
};
