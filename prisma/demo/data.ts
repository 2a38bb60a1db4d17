import { readFileSync } from 'node:fs';
import type { Post } from '../../server/kernel/authority.ts';
import type { Day } from '../../server/kernel/calendar.ts';
import type { Words } from '../../server/kernel/text.ts';

// The content of the demo as its files hold it. They come with the code, so their shape is taken
// on trust; what they say goes through the actions and is checked there like anybody's input.
const read = <Content>(name: string): Content =>
  JSON.parse(readFileSync(new URL(`./data/${name}.json`, import.meta.url), 'utf8'));

export type DemoUnit = {
  readonly code: string;
  readonly kind: string;
  readonly name: Words & { readonly zhShort: string; readonly enShort: string };
  readonly parent: string | null;
  readonly regionCode: string | null;
  readonly validFrom: Day;
};

export type DemoAppointment = {
  readonly post: Post;
  readonly unit: string | null;
  readonly from: Day;
  readonly to: Day | null;
  readonly document: string | null;
};

export type DemoPerson = {
  readonly id: string;
  readonly name: Words;
  readonly unit: string | null;
  readonly enterprise: string | null;
  readonly post: Words;
  readonly phone: string;
  readonly appointments: readonly DemoAppointment[];
};

export type DemoEnterprise = {
  readonly id: string;
  readonly name: Words;
  readonly creditCode: string;
  readonly township: string | null;
  readonly registeredAddress: Words;
  readonly legalRepresentative: Words;
  readonly registeredCapital: string;
  readonly industry: Words;
};

export type DemoProject = {
  readonly id: string;
  readonly name: Words;
  readonly enterprise: string;
  readonly township: string;
  readonly ownerUnit: string;
  readonly address: Words;
  readonly industry: Words;
  readonly content: Words;
  readonly nationalCode: string | null;
  readonly tier: string;
  readonly phase: string;
  readonly registeredOn: Day;
  readonly tierHistory: readonly {
    readonly tier: 'CANDIDATE' | 'KEY' | 'MAJOR';
    readonly from: Day;
    readonly by: readonly string[];
    readonly document: string | null;
    readonly reason: Words | null;
  }[];
  readonly lost: { readonly on: Day; readonly reason: Words } | null;
  readonly investment: Readonly<Record<'own' | 'loan' | 'fiscal' | 'other' | 'total', string>>;
  readonly milestones: readonly {
    readonly kind: string;
    readonly planned: Day;
    readonly actual: Day | null;
    readonly document: string | null;
    readonly confirmedOn: Day | null;
  }[];
};

/** How an issue stands at the end of the history. */
export type DemoIssue = {
  readonly id: string;
  readonly project: string;
  readonly state: string;
  readonly title: Words;
  readonly raised: { readonly at: string };
  readonly resolved?: { readonly at: string };
  readonly declined?: { readonly at: string };
  readonly closed?: { readonly at: string };
  readonly onAgenda: readonly { readonly meeting: string; readonly item: number }[];
  readonly originalTargetDate?: Day;
  readonly targetDate?: Day;
  readonly plan?: readonly {
    readonly no: number;
    readonly status: string;
    readonly doneOn: Day | null;
  }[];
  readonly reports?: readonly {
    readonly period: number;
    readonly due: Day;
    readonly at: string;
    readonly late: boolean;
  }[];
  readonly missedPeriods?: readonly number[];
  readonly nextReport?: { readonly period: number; readonly due: Day } | null;
};

/** A meeting as it was held: who came, what was on the agenda, what was decided. */
export type DemoMeeting = {
  readonly id: string;
  readonly state: string;
  readonly title: Words;
  readonly place: Words;
  /** The person who presides. */
  readonly presiding: string;
  readonly attendance: readonly {
    readonly unit: string | null;
    readonly guestName?: Words;
    readonly status: 'PRESENT' | 'SUBSTITUTE' | 'LEAVE';
    readonly person: string | null;
    readonly reason: string | null;
  }[];
  readonly agenda: readonly {
    readonly no: number;
    readonly kind: string;
    readonly title: Words;
    readonly issue: string | null;
    readonly project?: string;
    readonly plannedMinutes: number;
    readonly state: string;
  }[];
  readonly views?: readonly {
    readonly item: number;
    readonly unit: string;
    readonly text: Words;
  }[];
  readonly decisions: readonly {
    readonly no: number;
    readonly effect: string;
    readonly status: string;
    readonly units: readonly string[];
    readonly assisting: readonly string[];
    readonly acknowledgements: readonly { readonly unit: string; readonly at: string }[];
  }[];
};

/** One recorded action: when, by whom, on what, carrying what; in the words of the regulation. */
export type DemoStep = {
  readonly no: number;
  readonly at: string;
  readonly as: string;
  readonly subject: 'ISSUE' | 'PROJECT' | 'NOTICE' | 'MEETING' | 'DECISION' | 'NOMINATION';
  readonly does: string;
  /** One number, or several notices acknowledged together. */
  readonly on: string | readonly string[];
  readonly with: Readonly<Record<string, unknown>>;
};

export const readUnits = () => read<readonly DemoUnit[]>('units');
export const readPeople = () => read<readonly DemoPerson[]>('people');
export const readEnterprises = () => read<readonly DemoEnterprise[]>('enterprises');
export const readProjects = () => read<readonly DemoProject[]>('projects');
export const readIssues = () => read<readonly DemoIssue[]>('issues');
export const readMeetings = () => read<readonly DemoMeeting[]>('meetings');
/** The year before, in the order of its times. */
/** As recorded; `mends.ts` reads it as it is played. */
export const recordedHistory = () => read<readonly DemoStep[]>('history');
/** The month after, in the order of its times. */
/** As recorded. */
export const recordedMonth = () => read<readonly DemoStep[]>('month');
