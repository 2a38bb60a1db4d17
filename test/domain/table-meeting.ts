import { gridOf } from './table.ts';

/**
 * Meetings (4.6, 6.7). Until it is announced a meeting is the office's and the chairs'; from then on
 * those invited see it too (here: the owner, the lead, a responsible and an assisting unit).
 * CHAIRED is a proposal at which the chair is to preside, PASSED was approved and not announced
 * before its time. In IN_SESSION the one who asks for the office is in control, in STEERED another
 * one is, DRAFTED has a decision that was not read back.
 * The office calls off what nobody has approved, the executive chair all else, unless decisions
 * have been made.
 */
export const MEETING = gridOf(
  'Meeting',
  `
action               clause who   PROPOSED CHAIRED  APPROVED PASSED   NOTIFIED   IN_SESSION STEERED    DRAFTED    ADJOURNED  DECIDED    CLOSED     MINUTES_SIGNED MINUTES_ISSUED REJECTED CANCELLED
sees                 -      -     CEO      CEO      CEO      CEO      CEOWLHRSVN CEOWLHRSVN CEOWLHRSVN CEOWLHRSVN CEOWLHRSVN CEOWLHRSVN CEOWLHRSVN CEOWLHRSVN     CEOWLHRSVN     CEO      CEOWLHRSVN
=state               -      -     PROPOSED PROPOSED APPROVED APPROVED NOTIFIED   IN_SESSION IN_SESSION IN_SESSION ADJOURNED  ADJOURNED  CLOSED     MINUTES_SIGNED MINUTES_ISSUED REJECTED CANCELLED
amendMeeting         4.6    O     O        O        .        .        .          .          .          .          .          .          .          .              .              .        .
approveMeeting       6.7    E     E        E        .        .        .          .          .          .          .          .          .          .              .              .        .
rejectMeeting        6.7    E     E        E        .        .        .          .          .          .          .          .          .          .              .              .        .
notifyMeeting        4.4    O     .        .        O        !4.4     .          .          .          .          .          .          .          .              .              .        .
postponeMeeting      6.7    O     .        .        O        O        O          .          .          .          O          O          .          .              .              .        .
cancelMeeting        6.7    oe    O!6.7    O!6.7    E        E        E          .          .          .          E          !6.7       .          .              .              .        .
inviteToMeeting      6.7    O     O        O        O        O        O          O          O          O          O          O          .          .              .              .        .
answerInvitation     4.4    WLHRS .        .        .        .        WLHRS      WLHRS      WLHRS      WLHRS      WLHRS      WLHRS      .          .              .              .        .
setPresence          6.7    O     .        .        .        .        O          O          O          O          O          O          .          .              .              .        .
openMeeting          6.7    O     .        .        .        .        O          .          .          .          O          O          .          .              .              .        .
adjournMeeting       6.7    O     .        .        .        .        .          O          !6.7       O          .          .          .          .              .              .        .
closeMeeting         6.7    O     .        .        .        .        .          O          !6.7       !4.8       .          .          .          .              .              .        .
takeControl          6.7    O     .        .        .        .        .          !6.7       O          !6.7       .          .          .          .              .              .        .
setScreens           6.7    O     .        .        .        .        .          O          !6.7       O          .          .          .          .              .              .        .
addScreen            6.7    O     .        .        .        .        O          O          O          O          O          O          .          .              .              .        .
revokeScreen         6.7    O     .        .        .        .        O          O          O          O          O          O          .          .              .              .        .
recordSignedMinutes  4.4    X     .        .        .        .        .          .          .          .          .          .          X          .              .              .        .
recordIssuedMinutes  4.4    X     .        .        .        .        .          .          .          .          .          .          .          X              .              .        .
addItem              4.6    O     O        O        O        O        O          O          O          O          O          O          .          .              .              .        .
`,
);

/** A new meeting (4.6): the office, and the product where one recurs. */
export const PROPOSE = gridOf(
  'Meeting',
  `
action          clause who NONE
sees            -      -   CEOMTWLHRSAGVNDU
proposeMeeting  4.6    OX  OX
`,
);
