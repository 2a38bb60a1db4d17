import type { Authority, Held, Post, Units, Viewer } from './authority.ts';
import type { Day } from './calendar.ts';
import type { Change, ModelName } from './change.ts';
import type { Clause } from './clauses.ts';
import type { Fields, InputOf } from './input.ts';
import type { Text, Words } from './text.ts';

/** Names one node of the record. */
export type Ref = { readonly type: string; readonly id: string };

/** Who may: one authority, or an authority held as that unit's head (6.5). */
export type Who = Authority | readonly [Authority, 'HEAD'];

/** Why an action is refused. `code` is stable; its sentence stands in the noun's words. */
export type Refusal = {
  readonly code: string;
  /** Where another clause than the row's stands in the way. */
  readonly clause?: Clause;
  readonly values?: Readonly<Record<string, unknown>>;
  /** The input field it is about, where it is about one. */
  readonly path?: readonly (string | number)[];
  /** Somebody else could do it now. */
  readonly isForbidden?: true;
};

/** Under what rules and by whom an action is taken. */
export type Facts = {
  readonly now: Date;
  readonly today: Day;
  /** The rules in force (4.8). */
  readonly rules: RuleValues;
  readonly ruleVersion: number;
  readonly units: Units;
  readonly actor: Actor;
  /** Other subjects that the row reads, by the name it gave them. */
  readonly refs: Readonly<Record<string, unknown>>;
  /** Ids for new rows. */
  readonly newId: () => string;
  /** The next number of a series, in form; only perform may answer, checks get a placeholder. */
  readonly number: string;
};

/** Numbers and switches that the office settles by rules (4.8): days, thresholds. */
export type RuleValues = {
  /** Due days by duty kind, counted from the day it is opened. */
  readonly days: Readonly<Record<string, number>>;
  /** Length of a reporting period in days (6.5). */
  readonly reportEvery: number;
  /** A duty of at least `longFrom` days is near its date for `long` days, others for `short`. */
  readonly near: { readonly longFrom: number; readonly long: number; readonly short: number };
  /** How many days the office may extend by itself; 0 leaves every extension to the executive chair. */
  readonly officeExtendsDays: number;
  /** How the conference signs its documents: before 〔2026〕6号, and over them. */
  readonly documents: {
    readonly minutesPrefix: string;
    readonly dispatchPrefix: string;
    readonly bodyName: Words;
    /** Over every page: for whom it is. */
    readonly classification: Words;
  };
  /** Meetings that recur (6.7): the product proposes the next one in time. */
  readonly meetings: readonly MeetingRule[];
};

/** A meeting that recurs: every so many months on a day of the month, from a day on. */
export type MeetingRule = {
  readonly kind: string;
  readonly from: Day;
  readonly everyMonths: number;
  /** A day that a month lacks is its last. */
  readonly dayOfMonth: number;
  /** Of the day, in Shanghai: `09:30`. */
  readonly time: string;
  /** So many days before it is proposed, with all member units invited. */
  readonly daysBefore: number;
  readonly title: Words;
  readonly place: Words;
  readonly presidingPost: Post;
  /** Its standard agenda. */
  readonly agenda: readonly {
    readonly kind: string;
    readonly title: Words;
    readonly plannedMinutes: number;
  }[];
};

/** Who acts, by which right, and on whose behalf. */
export type Actor = {
  readonly personId: string | null;
  readonly unitId: string | null;
  readonly authority: Authority;
  readonly isHead: boolean;
  readonly principal: Principal | null;
};

/** The one for whom the office records a decision or a paper, with what proves it. */
export type Principal = {
  readonly personId: string | null;
  readonly unitId: string | null;
  readonly post: Post | null;
  readonly evidence: Evidence;
};

export const EVIDENCE_KINDS = ['DOCUMENT', 'SCAN', 'TELEPHONE', 'MEETING'] as const;
export type Evidence = {
  readonly kind: (typeof EVIDENCE_KINDS)[number];
  /** Document number, who called and when, or the meeting and the number of its decision. */
  readonly reference: string;
};

/** What a duty is about, who owes it, until when. */
export type DutyDraft = {
  readonly kind: string;
  readonly clause: Clause;
  readonly holderUnitId?: string;
  readonly holderPost?: Post;
  readonly dueOn: Day;
  readonly beginsOn?: Day;
  readonly aboutId?: string;
  readonly period?: number;
};

/** Picks open duties of the case that an action belongs to. */
export type DutyPick = {
  readonly kind: string | readonly string[];
  readonly aboutId?: string;
  readonly holderUnitId?: string;
  readonly holderPost?: Post;
  readonly period?: number;
};

/** A decision conveyed to a unit (4.4). */
export type NoticeDraft = {
  readonly id: string;
  readonly kind: string;
  readonly unitId: string;
  readonly text: Text;
};

/**
 * By whose word an action is taken on the floor of a meeting: the presiding chair's, recorded by
 * the office (6.3, 6.7).
 */
export type Session = {
  readonly personId: string;
  readonly post: Post;
  /** The meeting and the number of its decision. */
  readonly reference: string;
};

/** What an action does to others, in the same transaction. */
export type Effect =
  | { readonly effect: 'openDuty'; readonly duty: DutyDraft }
  | { readonly effect: 'settleDuty'; readonly pick: DutyPick; readonly countedAt?: Date }
  /** Leaves it open but counts as of a moment (a claim), or takes that back with null. */
  | { readonly effect: 'holdDuty'; readonly pick: DutyPick; readonly countedAt: Date | null }
  | { readonly effect: 'cancelDuty'; readonly pick: DutyPick }
  | {
      readonly effect: 'moveDuty';
      readonly pick: DutyPick;
      readonly dueOn?: Day;
      readonly holderUnitId?: string;
    }
  | { readonly effect: 'missDuty'; readonly pick: DutyPick }
  /** Where acknowledgement is owed, opens the addressee's duty with it. */
  | { readonly effect: 'sendNotice'; readonly notice: NoticeDraft; readonly isOwed: boolean }
  | { readonly effect: 'cancelNotice'; readonly unitId?: string; readonly kind?: string }
  | {
      readonly effect: 'perform';
      readonly action: string;
      readonly on: Ref;
      readonly input?: Readonly<Record<string, unknown>>;
      /** Taken by the authority of an open meeting, not by the product itself. */
      readonly session?: Session;
    };

/** Stands for whatever state, also where there is none. */
export const ANY = '*';

/** A signature as far as "two posts, two people" is concerned. */
export type Signed = { readonly post: Post; readonly personId: string };

/**
 * One row of a lifecycle: everything about one action. Refusals, available actions, mutations,
 * forms, diagrams and property tests are all driven by it.
 */
export type Row<Subject, State extends string, M extends ModelName, F extends Fields> = {
  /** Which of the subject's machines moves, where it has two; `state` where not said. */
  readonly machine?: string;
  /** Empty: it creates the subject. `ANY`: the subject has no machine, or its state does not matter. */
  readonly from: readonly (State | typeof ANY)[];
  /** Empty: the state stays. Several: `pick` chooses. */
  readonly to: readonly State[];
  readonly pick?: (subject: Subject, input: InputOf<F>) => State;
  readonly who: readonly Who[];
  /** Signatures: each post once, by two people, on the same submission. */
  readonly together?: {
    readonly posts: readonly Post[];
    readonly signed: (subject: Subject) => readonly Signed[];
  };
  readonly clause: Clause;
  /** Where the clause depends on what is decided: of a request, on what is asked for. */
  readonly clauseFor?: (subject: Subject) => Clause;
  /** decide: moves under `expectedVersion`. append: adds a row under the root's lock. */
  readonly mode: 'decide' | 'append';
  readonly input: F;
  /** On a creating row: the field that names the case it belongs to, where it is not a case itself. */
  readonly offeredOn?: string;
  /** On such a row: whether it is to be had on a case, before anything is sent. */
  readonly offer?: (subject: unknown, facts: Facts) => Refusal | null;
  /** Series of the number given to what it creates. */
  readonly series?: (facts: Pick<Facts, 'today'>) => {
    readonly name: string;
    readonly form: (n: number) => string;
  };
  /** Other subjects it looks at; locked and given as `facts.refs`. */
  readonly reads?: (
    subject: Subject | null,
    input: InputOf<F> | null,
  ) => Readonly<Record<string, Ref | readonly Ref[] | null>>;
  /** Conditions that need no input: they also decide what is available. */
  readonly guard?: (subject: Subject, facts: Facts) => Refusal | null;
  /** Conditions on what was sent. */
  readonly check?: (subject: Subject | null, input: InputOf<F>, facts: Facts) => Refusal | null;
  readonly change?: (subject: Subject | null, input: InputOf<F>, facts: Facts) => Change<M>;
  /** Given the subject as it has become, and as it was (null where it was created). */
  readonly effects?: (
    after: Subject,
    input: InputOf<F>,
    facts: Facts,
    before: Subject | null,
  ) => readonly Effect[];
  /** Values to fill a form with. */
  readonly prefill?: (subject: Subject, facts: Facts) => Readonly<Record<string, unknown>>;
  /** Kinds of duty that it opens and settles: for the diagram, for "due by", checked at work. */
  readonly opens?: readonly string[];
  readonly settles?: readonly string[];
  /** Actions that its effects perform, declared for the diagram and the check at boot. */
  readonly causes?: readonly string[];
  /** Actions that the system tries afterwards. */
  readonly then?: readonly string[];
};

// The engine handles rows of all nouns alike; inside, each row's types agree with its own noun.
// biome-ignore lint/suspicious/noExplicitAny: erased on purpose, `rowsFor` is the typed way in
export type AnyRow = Row<any, string, any, any>;

export type Lifecycle = Readonly<Record<string, AnyRow>>;

/** Typed constructor of one noun's rows: a missing state or a wrong column does not compile. */
export const rowsFor =
  <Subject, State extends string, M extends ModelName>() =>
  <const F extends Fields>(row: Row<Subject, State, M, F>): Row<Subject, State, M, F> =>
    row;

/** All words of a noun, in both languages. */
export type NounWords = {
  readonly name: Words;
  readonly states: Readonly<Record<string, Words>>;
  readonly actions: Readonly<Record<string, Words>>;
  readonly fields: Readonly<Record<string, Words>>;
  readonly choices?: Readonly<Record<string, Readonly<Record<string, Words>>>>;
  readonly refusals: Readonly<Record<string, Words>>;
};

/** The states of one machine of a subject. */
export type Machine = {
  readonly states: readonly string[];
  /** States without a way out. */
  readonly final: readonly string[];
  /** States that the effects of other nouns' actions reach. */
  readonly byEffect?: readonly string[];
};

/** A noun as the engine knows it. */
export type Noun = {
  readonly type: string;
  readonly model: ModelName;
  readonly lifecycle: Lifecycle;
  /** What is loaded with it: all that its rows and its policy look at. */
  readonly include: object;
  /** States by machine, with the final ones. */
  readonly machines: Readonly<Record<string, Machine>>;
  /** Columns that name a person; the log keeps salted digests of them. */
  readonly personal: readonly string[];
  // biome-ignore lint/suspicious/noExplicitAny: see AnyRow
  readonly policy: Policy<any>;
  readonly words: NounWords;
  /** The case it belongs to: itself, or the issue or project it hangs on. */
  // biome-ignore lint/suspicious/noExplicitAny: see AnyRow
  readonly root: (subject: any) => Ref;
};

/** Who stands in which relation to a subject, and who may see it. Pure. */
export type Policy<Subject> = {
  /** Rights by relation. Where nothing exists yet, `subject` is null and `refs` tell. */
  readonly relations: (
    viewer: Viewer,
    subject: Subject | null,
    refs: Readonly<Record<string, unknown>>,
    input: Readonly<Record<string, unknown>> | null,
  ) => readonly Held[];
  /** Tokens of those who may see it; null for nouns whose visibility is their root's. */
  readonly scopes: (subject: Subject) => readonly string[];
  /**
   * Tokens of those who are told of its events, where more are concerned than may see it: a duty
   * that turns late turns the light of its case for everybody who sees the case.
   */
  readonly told?: (subject: Subject) => readonly string[];
};

type Seen = { readonly scopes: readonly string[] } | null;

/** The tokens of those who see the case that a duty or a notice hangs on. */
export const caseScopes = (hanging: {
  readonly issue: Seen;
  readonly project: Seen;
  readonly meeting: Seen;
  readonly decision: Seen;
}): readonly string[] =>
  (hanging.issue ?? hanging.project ?? hanging.meeting ?? hanging.decision)?.scopes ?? [];

/** Days that the rules give for a kind of duty. */
export const daysFor = (facts: Facts, kind: string): number => {
  const days = facts.rules.days[kind];
  if (days === undefined) throw new Error(`the rules give no days for ${kind}`);
  return days;
};

/** The subject of a row that does not create. */
export const given = <Subject>(subject: Subject | null): Subject => {
  if (subject === null) throw new Error('this action needs its subject');
  return subject;
};

/** Whose decision or word it is: the one on whose behalf, else the one who acts. */
export const personOf = ({ principal, personId }: Actor): string =>
  String(principal?.personId ?? personId);

/** For which unit it is done. */
export const unitOf = ({ principal, unitId }: Actor): string => String(principal?.unitId ?? unitId);

/** The clause that an action on a subject stands on. */
export const clauseOf = (row: AnyRow, subject: unknown): Clause =>
  (subject === null ? undefined : row.clauseFor?.(subject)) ?? row.clause;
