import { type Action, actionOf, registryOf } from '../../server/actions/registry.ts';
import { addDays, type Day } from '../../server/kernel/calendar.ts';
import { NOUNS } from '../../server/nouns.ts';
import type { Api } from './api.ts';
import { type DemoStep, readIssues, readPeople } from './data.ts';
import type { Deed, Part } from './deed.ts';
import { partsOf } from './deeds.ts';
import { facts } from './find.ts';
import { type ApiFind, findByApi, LOOKER } from './find-by-api.ts';
import { readMonth } from './mends.ts';

/** What came of one action of the play-back. */
export type Played = {
  readonly step: DemoStep;
  readonly deed: Deed;
  readonly action: Action;
  /** Why it was refused; null when it was done. */
  readonly refusal: string | null;
};

export type PlayOptions = {
  readonly api: Api;
  /** Waits until it is a step's turn. */
  readonly pace: (step: DemoStep) => Promise<void>;
  readonly played: (played: Played) => void;
  /** A step that could not be begun, since what it needs was refused before; the others go on. */
  readonly missed: (step: DemoStep, why: string) => void;
  /** What the server's clock says. */
  readonly today: () => Day;
  readonly now: () => Date;
  /** By how many days the recorded dates are moved. */
  readonly shift: number;
  /**
   * Whether the server's days pass as recorded. Where they do not, nobody's silence comes to its
   * end, so the owner unit agrees instead.
   */
  readonly daysPass: boolean;
};

/** Plays the recorded month through the public API, as the people who did it. */
export const playMonth = async (options: PlayOptions): Promise<void> => {
  const { api, pace, played } = options;
  const registry = registryOf(NOUNS);
  const told = facts({ people: readPeople(), issues: readIssues() });
  // What was done when stands in the history's file; the month's own steps are done on their day.
  const find = await findByApi(api, { ...told, doneOn: () => null });
  assertUnplayed(find);
  const run = crypto.randomUUID();
  for (const step of readMonth()) {
    if (!isPlayable(step) || (!options.daysPass && (await isSettled(step, find)))) continue;
    await pace(step);
    const before: Part = async () =>
      options.daysPass
        ? []
        : [
            ...(await silenceBroken(step, find, options.today())),
            ...(await postponed(step, find, options)),
          ];
    for (const [part, deeds] of [before, ...partsOf(step)].entries()) {
      const due = await deeds(find).catch((error: unknown) => String(Object(error).message));
      if (typeof due === 'string') {
        options.missed(step, due);
        break;
      }
      for (const [index, deed] of due.entries()) {
        const action = actionOf(registry, deed.action);
        const key = `${run} ${step.no} ${part} ${index}`;
        const refusal = await act(api, find, action, adjusted(deed, options), key);
        played({ step, deed, action, refusal });
      }
    }
  }
};

/** A month is played once: its own project tells. */
const assertUnplayed = (find: ApiFind): void => {
  const registered = readMonth().find(({ does }) => does === 'register');
  const name = Object(registered?.with['name']) as { readonly zh?: string };
  if (name.zh && find.hasProject(name.zh))
    throw new Error(
      '这个月已在该服务器上演示过；请用新的数据文件夹启动。 The month has been played on this server: start one with a new data folder.',
    );
};

/** Whether a step's noun exists by now. */
const isPlayable = ({ subject, does }: DemoStep): boolean =>
  subject !== 'NOMINATION' || does === 'list as major';

const AGREED = { zh: '同意销号。', en: 'Agreed.' };

const silenceBroken = async (
  step: DemoStep,
  find: ApiFind,
  today: Day,
): Promise<readonly Deed[]> => {
  if (step.does !== 'confirm' && step.does !== 'send back') return [];
  const issue = await find.issueNow(String(step.on));
  const claim = issue.claims.at(-1);
  if (!claim || claim.view !== null || claim.viewDueOn < today) return [];
  const input = { verdict: 'AGREE', text: AGREED };
  return [{ as: issue.ownerUnit.code, action: 'giveView', id: issue.id, input }];
};

/** Whether the silence of whoever gives a view has been its view already. */
const isSettled = async ({ does, on }: DemoStep, find: ApiFind): Promise<boolean> => {
  if (does !== 'give view') return false;
  const { claims } = await find.issueNow(String(on));
  return (claims.at(-1)?.view ?? null) !== null;
};

const LATER = { zh: '改期召开。', en: 'Moved to a later day.' };

/** A meeting whose time has passed before it is announced is moved, by as much as the month is. */
const postponed = async (
  { subject, does, on }: DemoStep,
  find: ApiFind,
  { now, shift }: PlayOptions,
): Promise<readonly Deed[]> => {
  if (subject !== 'MEETING' || does !== 'notify') return [];
  const starts = Date.parse((await find.meetingNow(String(on))).startsAt);
  if (starts > now().getTime()) return [];
  const startsAt = new Date(starts + shift * 86_400_000).toISOString();
  const id = await find.meeting(String(on));
  return [{ as: LOOKER, action: 'postponeMeeting', id, input: { startsAt, reason: LATER } }];
};

/** Days and moments that may not lie ahead of the server's clock. */
const PAST_DAYS = new Set(['since', 'doneOn', 'reachedOn']);
const PAST_MOMENTS = new Set(['occurredAt']);
const DAY = /^\d{4}-\d{2}-\d{2}$/;

const adjusted = (deed: Deed, { shift, today, now }: PlayOptions): Deed => {
  const moved = (name: string, value: unknown): unknown => {
    if (Array.isArray(value)) return value.map((item) => moved(name, item));
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(
        Object.entries(value).map(([key, inner]) => [key, moved(key, inner)]),
      );
    if (typeof value !== 'string') return value;
    if (PAST_MOMENTS.has(name)) {
      const moment = Date.parse(value) + shift * 86_400_000;
      return new Date(Math.min(moment, now().getTime() - 60_000)).toISOString();
    }
    if (!DAY.test(value)) return value;
    const later = addDays(value, shift);
    return PAST_DAYS.has(name) && later > today() ? today() : later;
  };
  return { ...deed, input: moved('', deed.input) as Deed['input'] };
};

type Result = {
  readonly __typename: string;
  readonly code?: string;
  readonly reason?: string;
  readonly message?: string;
  readonly subject?: { readonly id: string } | null;
};

const act = async (
  api: Api,
  find: ApiFind,
  { name, noun, row }: Action,
  deed: Deed,
  idempotencyKey: string,
): Promise<string | null> => {
  const capital = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const field = `${noun.type.charAt(0).toLowerCase()}${noun.type.slice(1)}`;
  const query = `mutation ($input: ${capital}Input!) { result: ${name}(input: $input) {
    __typename
    ... on Error { code message }
    ... on RuleError { reason }
    ... on ForbiddenError { reason }
    ... on ${noun.type}Payload { subject: ${field} { id } }
  } }`;
  const input = {
    ...deed.input,
    ...(deed.id ? { id: deed.id } : {}),
    ...(row.mode === 'decide' && deed.id
      ? { expectedVersion: await versionOf(api, noun.type, deed.id) }
      : {}),
    ...(deed.onBehalf ? { onBehalf: deed.onBehalf } : {}),
    idempotencyKey,
  };
  const { result } = await api.ask<{ result: Result }>(deed.as ?? LOOKER, query, { input });
  if (result.code) return `${result.reason ?? result.code}: ${result.message ?? ''}`;
  if (deed.names && result.subject) find.name(deed.names, result.subject.id);
  return null;
};

const versionOf = async (api: Api, type: string, id: string): Promise<number | undefined> => {
  const query = `query ($id: ID!) { node(id: $id) { ... on ${type} { version } } }`;
  const { node } = await api.ask<{ node: { version: number } | null }>(LOOKER, query, { id });
  return node?.version;
};
