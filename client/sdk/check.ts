import { type Cursor, compareCursors } from './cursor.ts';
import { checksumOf, digestOf } from './digest.ts';
import type { Frame } from './follow.ts';
import type { Lianxi } from './index.ts';
import type { Source } from './source.ts';

type Text = { readonly zh?: string | null; readonly en?: string | null } | null | undefined;
type Unit = { readonly id: string; readonly shortName: Text } | null | undefined;

/** What the digest of an issue is made of; a copy may hold more. */
export type CheckedIssue = {
  readonly id: string;
  readonly number: string;
  readonly title: Text;
  readonly urgent: boolean;
  readonly state: string;
  readonly version: number;
  readonly raisedAt: string;
  readonly verifiedAt?: string | null;
  readonly resolvedAt?: string | null;
  readonly assignedOn?: string | null;
  readonly targetOn?: string | null;
  readonly returnReason?: Text;
  readonly ownerUnit: Unit;
  readonly leadUnit?: Unit;
  readonly township?: Unit;
  readonly projectName: Text;
  readonly light: {
    readonly tone: string;
    readonly reason: string;
    readonly days: number;
    readonly dueOn?: string | null;
    readonly clause: string;
    readonly period?: number | null;
  };
  readonly steps: readonly {
    readonly no: number;
    readonly state: string;
    readonly dueOn: string;
  }[];
  readonly agendaOn?: string | null;
};

// A change makes a new object, so that what is kept here never grows old.
const known = new WeakMap<CheckedIssue, string>();

const textOf = (text: Text) => (text ? [text.zh ?? null, text.en ?? null] : null);
const unitOf = (unit: Unit) => (unit ? [unit.id, textOf(unit.shortName)] : null);

/** The digest of an issue as a client holds it; the server's `CheckedCase.digest` is the same. */
export const digestOfIssue = (issue: CheckedIssue): string => {
  const found = known.get(issue);
  if (found !== undefined) return found;
  const { light } = issue;
  const facts = [
    issue.id,
    issue.number,
    textOf(issue.title),
    issue.urgent,
    issue.state,
    issue.version,
    issue.raisedAt,
    issue.verifiedAt ?? null,
    issue.resolvedAt ?? null,
    issue.assignedOn ?? null,
    issue.targetOn ?? null,
    textOf(issue.returnReason),
    unitOf(issue.ownerUnit),
    unitOf(issue.leadUnit),
    unitOf(issue.township),
    textOf(issue.projectName),
    [light.tone, light.reason, light.days, light.dueOn ?? null, light.clause, light.period ?? null],
    issue.steps.map(({ no, state, dueOn }) => [no, state, dueOn]),
    issue.agendaOn ?? null,
  ];
  const digest = digestOf(JSON.stringify(facts));
  known.set(issue, digest);
  return digest;
};

export type ExaminerOptions<Issue extends CheckedIssue> = {
  readonly lianxi: Pick<Lianxi, 'request' | 'held'>;
  /** How far the stream has been followed. */
  readonly cursor: () => Cursor;
  /** The issues that are shown now, each as often as it is shown; null where none are. */
  readonly shown: (heartbeat: Frame) => readonly Issue[] | null;
  /** Asks `boardCheck(at: $at) { cases { id digest } }`. */
  readonly list: Source<
    { boardCheck: { cases: readonly { id: string; digest: string }[] } },
    { at: Cursor }
  >;
  /** Asks `nodes(ids: $ids)` for issues, with all that is shown of them. */
  readonly issues: Source<{ nodes: readonly (object | null | undefined)[] }, { ids: string[] }>;
  /** Takes an issue as it is; null takes it away. */
  readonly mend: (id: string, issue: Issue | null, cursor: Cursor, heartbeat: Frame) => void;
  /** Reads everything that is shown anew. */
  readonly reload: () => Promise<unknown>;
  readonly random?: () => number;
};

/** Issues mended one by one; where more differ everything is read anew. */
const MOST = 50;

/** Heartbeats over which boards spread their reading when a day begins. */
const SPREAD = 4;

/** The Shanghai day of a moment, counted from 1970. */
const dayOf = (iso: string) => Math.floor((Date.parse(iso) + 28_800_000) / 86_400_000);

const isIssue = <Issue extends CheckedIssue>(node: object | null | undefined): node is Issue =>
  node != null && 'number' in node && 'light' in node;

/**
 * Compares what is shown with the checksum of each heartbeat, asks what differs, reads just that
 * anew, and answers how many cases it was. A new day moves every date's light without an event:
 * what differs then is read anew too, and is nobody's fault.
 */
export const createExaminer = <Issue extends CheckedIssue>(options: ExaminerOptions<Issue>) => {
  const { lianxi, list, issues, mend, random = Math.random } = options;
  const { held } = lianxi;
  const state = { day: null as number | null, skip: 0, isTurning: false };

  const differing = async (heartbeat: Frame, shown: readonly Issue[]) => {
    const mine = new Map(shown.map((issue) => [issue.id, digestOfIssue(issue)]));
    const { data } = await lianxi.request(list, { at: heartbeat.cursor });
    if (!data) return null;
    const theirs = new Map(data.boardCheck.cases.map(({ id, digest }) => [id, digest]));
    const wrong = [...theirs].flatMap(([id, digest]) => (mine.get(id) === digest ? [] : [id]));
    const extra = [...mine.keys()].filter((id) => !theirs.has(id));
    return { mine, ids: [...wrong, ...extra] };
  };

  const heal = async (heartbeat: Frame, shown: readonly Issue[]): Promise<number> => {
    const found = await differing(heartbeat, shown);
    if (!found) return 0;
    const { ids, mine } = found;
    // Shown twice, or more than is read one by one.
    if (ids.length === 0 || ids.length > MOST) {
      await options.reload();
      return Math.max(1, ids.length);
    }
    const { data, cursor } = await lianxi.request(issues, { ids });
    if (!data || cursor === null) return 0;
    let count = 0;
    for (const [index, id] of ids.entries()) {
      const node = data.nodes[index];
      const issue = isIssue<Issue>(node) ? node : null;
      // As it is shown: what was asked for anew on a screen may be ahead of the stream.
      if (issue && digestOfIssue(issue) === mine.get(id)) continue;
      count += 1;
      // Told meanwhile by the stream, which is later than this answer.
      if (compareCursors(held.at(id), cursor) <= 0) {
        held.note(id, cursor);
        mend(id, issue, cursor, heartbeat);
      }
    }
    return count;
  };

  return async (heartbeat: Frame): Promise<number> => {
    const shown = options.shown(heartbeat);
    if (!shown) return 0;
    // An answer, or a change, that is later than this heartbeat: the next one compares.
    if (options.cursor() !== heartbeat.cursor) return 0;
    if (compareCursors(held.newest(), heartbeat.cursor) > 0) return 0;
    const day = dayOf(heartbeat.headAt);
    if (checksumOf(shown.map(digestOfIssue)) === heartbeat.checksum) {
      state.day = day;
      return 0;
    }
    const isNewDay = state.day !== null && state.day !== day;
    if (isNewDay) {
      state.day = day;
      // All boards differ at once: they do not all read at once.
      state.skip = Math.floor(random() * SPREAD);
      state.isTurning = true;
    }
    if (state.skip > 0) {
      state.skip -= 1;
      return 0;
    }
    state.day = day;
    const count = await heal(heartbeat, shown);
    const { isTurning } = state;
    state.isTurning = false;
    return isTurning ? 0 : count;
  };
};
