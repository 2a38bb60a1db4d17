import type { Prisma } from '../generated/prisma/client.ts';
import { rowsFor } from '../kernel/lifecycle.ts';
import type { Text } from '../kernel/text.ts';

/** States of a document; issued it is frozen for good, a mistake is answered by a correction. */
export const MINUTES_STATES = ['DRAFT', 'SIGNED', 'ISSUED'] as const;
export type MinutesState = (typeof MINUTES_STATES)[number];

export const MINUTES_KINDS = ['MINUTES', 'CORRECTION'] as const;

export const PARAGRAPH_KINDS = [
  'OPENING',
  'HEADING',
  'DECISION',
  'REMARK',
  'DISSENT',
  'DEFERRED',
  'PRESENT',
  'EXCUSED',
  'GUESTS',
] as const;
export type ParagraphKind = (typeof PARAGRAPH_KINDS)[number];

/**
 * The event that a paragraph tells of: which action on which subject, and which row of it where
 * that action comes more than once. It finds the event in the log, also the one whose transaction
 * has drafted the paragraph and which had no place in the log yet.
 */
export type Told = {
  readonly action: string;
  readonly type: string;
  readonly id: string;
  readonly row?: string;
};

/** Names an event that a paragraph tells of. */
export const toldKey = ({ action, type, id, row = '' }: Told): string =>
  [action, type, id, row].join(' ');

/** One paragraph of a document. */
export type Paragraph = {
  /** Unique in its document and the same in each draft of the same record. */
  readonly id: string;
  readonly kind: ParagraphKind;
  readonly text: Text;
  /** Null where it tells of none. */
  readonly told: Told | null;
  /** Whether its words are somebody's own and no longer the draft's. */
  readonly isEdited: boolean;
};

const named = { select: { id: true, name: true, shortName: true } } as const;

/** What an action on minutes looks at: the whole meeting as it is on record. */
export const minutesInclude = {
  meeting: {
    include: {
      items: {
        orderBy: { position: 'asc' },
        include: { project: { select: { id: true, name: true } } },
      },
      invitations: { orderBy: { position: 'asc' }, include: { unit: named } },
      presider: { include: { appointments: true } },
      duties: { where: { kind: 'SIGN_MINUTES', state: 'PENDING' } },
      decisions: {
        orderBy: { no: 'asc' },
        include: {
          dissents: { orderBy: { at: 'asc' } },
          issue: { include: { project: { select: { id: true, name: true } } } },
          project: { select: { id: true, name: true } },
          replaces: { include: { meeting: { select: { id: true, number: true } } } },
        },
      },
    },
  },
} as const satisfies Prisma.MinutesInclude;

export type MinutesSubject = Prisma.MinutesGetPayload<{ include: typeof minutesInclude }>;
export type RecordedMeeting = MinutesSubject['meeting'];
export type RecordedDecision = RecordedMeeting['decisions'][number];

/** Typed constructor of the rows of minutes. */
export const row = rowsFor<MinutesSubject, MinutesState, 'Minutes'>();

/** A document's paragraphs, in order. */
export const paragraphsOf = ({ paragraphs }: { readonly paragraphs: unknown }): Paragraph[] =>
  paragraphs as Paragraph[];
