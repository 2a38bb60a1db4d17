import { gridOf } from './table.ts';

/**
 * Decisions (4.4, 4.8, 4.9, 6.3) of a meeting to which the owner, the lead, a responsible and an
 * assisting unit are invited; these three are the decision's units too. Situations beside the states:
 * WANTING   a draft that does not say by when
 * HELD      read back, the meeting adjourned since
 * ASSIGNING in force, it charges its units with an issue; the lead and the assisting one are not invited
 * SIGNED    in force, the minutes of its meeting signed
 * REMARK    a leader's remark, of no meeting
 * PARTLY    all have acknowledged, the lead has reported
 * OWN       reported, the office's own bureau in the lead
 * RESOLVED  done as it was decided: the meeting resolves in words
 * DATED     … it gives an issue its date, which nothing takes back
 * How far it is done, no paper of its own says: the clauses of what is decided stand for it.
 */
export const DECISION = gridOf(
  'Decision',
  `
action                  clause      who   DRAFT WANTING READ_BACK HELD      IN_FORCE   ASSIGNING  SIGNED     REMARK    PARTLY       REPORTED   OWN        DONE       RESOLVED   DATED      STRUCK SUPERSEDED
sees                    -           -     CEO   CEO     CEO       CEO       CEOWLHRSVN CEOWLHRSVN CEOWLHRSVN CEOLHRSVN CEOWLHRSVN   CEOWLHRSVN CEOWLHRSVN CEOWLHRSVN CEOWLHRSVN CEOWLHRSVN CEO    CEOWLHRSVN
=state                  -           -     DRAFT DRAFT   READ_BACK READ_BACK IN_FORCE   IN_FORCE   IN_FORCE   IN_FORCE  ACKNOWLEDGED REPORTED   REPORTED   DONE       DONE       DONE       STRUCK SUPERSEDED

# on the floor
editDecision            4.8         O     O     O       .         .         .          .          .          .         .            .          .          .          .          .          .      .
readBackDecision        4.9|6.3|3.4 O     O     !4.9    .         .         .          .          .          .         .            .          .          .          .          .          .      .
resumeDraft             4.8         O     .     .       O         O         .          .          .          .         .            .          .          .          .          .          .      .
putDecisionInForce      4.9|6.3|3.4 O     .     .       O         !6.7      .          .          .          .         .            .          .          .          .          .          .      .
strikeDecision          4.8         O     O     O       O         O         O          O          !4.8       !4.8      O            .          .          !4.8       O          !4.8       .      .
recordDissent           3.4         wlhrs .     .       .         .         WLHRS      WR         !3.4       !3.4      WLHRS        WLHRS      WRS        WLHRS      WLHRS      WLHRS      .      .

# followed until done
acknowledgeDecision     4.4         LHRS  .     .       .         .         LHRS       LHRS       LHRS       LHRS      !4.4         !4.4       !4.4       .          .          .          .      .
reportDecision          4.9         LHR   .     .       .         .         LHR        !6.5       LHR        LHR       R!4.9        .          .          .          .          .          .      .
verifyDecision          4.9         oe    .     .       .         .         .          .          .          .         .            O          E          .          .          .          .      .
sendBackDecision        4.9         oe    .     .       .         .         .          .          .          .         .            O          E          .          .          .          .      .

# by itself
noteReceipt             4.4         X     .     .       .         .         X          X          X          X         .            .          .          .          .          .          .      .
completeAcknowledgement 4.4         X     .     .       .         .         !4.4       !4.4       !4.4       !4.4      .            .          .          .          .          .          .      .
completeReport          4.9         X     .     .       .         .         !4.9       !4.9       !4.9       !4.9      !4.9         .          .          .          .          .          .      .
concludeDecision        4.9         X     .     .       .         .         !4.9       !4.9       !4.9       !4.9      .            .          .          .          .          .          .      .
supersedeDecision       4.8         X     .     .       .         .         X          X          X          X         X            X          X          X          X          X          .      .
restoreDecision         6.3         X     .     .       .         .         .          .          .          .         .            .          .          X          X          X          .      X
followMeeting           4.4         X     X     X       X         X         X          X          X          X         X            X          X          X          X          X          X      X
`,
);

/** A decision is drafted on an item (4.8) that has come up (6.7) in a meeting that is held: situations of the agenda's grid. */
export const DECIDING = gridOf(
  'AgendaItem',
  `
action         clause  who PLANNED    SESSION    STEERED    CURRENT    FOREIGN    PAUSED     DONE       DEFERRED   OVER       WITHDRAWN
sees           -       -   CEOWLHRSVN CEOWLHRSVN CEOWLHRSVN CEOWLHRSVN CEOWLHRSVN CEOWLHRSVN CEOWLHRSVN CEOWLHRSVN CEOWLHRSVN CEOWLHRSVN
draftDecision  4.8     O   !6.7       !6.7       !6.7       O          O          O          O          !6.7       !6.7       !6.7
`,
);

/** A remark or order (4.8) begins with itself; it is a chair's. */
export const REMARKING = gridOf(
  'Decision',
  `
action      clause who NONE
sees        -      -   CEOMTWLHRSAGVNDU
giveRemark  4.8    CE  CE
`,
);
