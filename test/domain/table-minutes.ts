import { gridOf } from './table.ts';

/**
 * Minutes (4.4): drafted by the product when the meeting is closed, worked on by the office, signed
 * by the chair who presided (BRIEFING: the executive chair did), issued by the office with a number.
 * CORRECTION is the draft of one, CORRECTED one that is issued. Drafts are the office's and the
 * chairs'; what is issued is seen by whoever sees the meeting.
 */
export const MINUTES = gridOf(
  'Minutes',
  `
action          clause  who DRAFT BRIEFING SIGNED ISSUED    CORRECTION CORRECTED
sees            -       -   CEO   CEO      CEO    CEOLHRSVN CEO        CEOLHRSVN
=state          -       -   DRAFT DRAFT    SIGNED ISSUED    DRAFT      ISSUED
redraftMinutes  4.4     OX  OX    OX       .      .         !4.4       .
editMinutes     4.4     O   O     O        .      .         O          .
signMinutes     4.4     ce  C     E        .      .         C          .
returnMinutes   4.4     ce  C     E        .      .         C          .
issueMinutes    4.4     O   .     .        O      .         .          .
`,
);

/**
 * What is begun on a meeting: its minutes by the product when it is closed, a correction by the
 * office once they are issued.
 */
export const DRAFTING = gridOf(
  'Meeting',
  `
action           clause  who CLOSED    MINUTES_ISSUED
sees             -       -   CEOLHRSVN CEOLHRSVN
=state           -       -   CLOSED    MINUTES_ISSUED
draftMinutes     4.4     X   X         !4.4
draftCorrection  4.4     O   !4.4      O
`,
);
