import { gridOf } from './table.ts';

/**
 * Issues (6.1, 6.3, 6.5). Situations beside the states:
 * REVERTED   RAISED, its project no key one any more
 * KEY        VERIFIED, its project only a key one
 * ASSIGNED   with a draft of the acceptance, reports of both responsible units, a question asked
 * REASSIGNED ASSIGNED, given by another unit, nothing done yet
 * PROGRESS   IN_PROGRESS, steps of the plan still open; a report sent here carries their states
 * STEPS      IN_PROGRESS, every step done, the question answered; the report that is corrected
 *            here is the second responsible unit's
 * PAST       STEPS, the target date and some periods over, no assisting unit
 * DELISTED   PROGRESS, its project no major one any more; the owner has reported an urgent matter
 * CLAIMED    RESOLUTION_CLAIMED, the owner's view neither given nor past its date
 * VIEWED     … the view given
 * SILENT     … its date past, no view
 * OWN        VIEWED, the office's own bureau in the lead
 *
 * Open is what is not RESOLVED, DECLINED or CLOSED. Lead is one of the responsible units, its head
 * belongs to it. Who asks for a pause comes with that.
 */
export const ISSUE = gridOf(
  'Issue',
  `
action              clause   who  RAISED  REVERTED RETURNED VERIFIED KEY      ASSIGNED    REASSIGNED  PROGRESS    STEPS       PAST       DELISTED    CLAIMED     VIEWED      SILENT      OWN         RESOLVED    DECLINED CLOSED
sees                -        -    CEOTWVN CEOTWVN  CEOTWVN  CEOTWVN  CEOTWVN  CEOTWLHRSVN CEOTWLHRSVN CEOTWLHRSVN CEOTWLHRSVN CEOTWLHRVN CEOTWLHRSVN CEOTWLHRSVN CEOTWLHRSVN CEOTWLHRSVN CEOTWLHRSVN CEOTWLHRSVN CEOTWVN  CEOTWVN
=state              -        -    RAISED  RAISED   RETURNED VERIFIED VERIFIED ASSIGNED    ASSIGNED    IN_PROGRESS IN_PROGRESS IN_PROGRESS IN_PROGRESS RESOLUTION_CLAIMED RESOLUTION_CLAIMED RESOLUTION_CLAIMED RESOLUTION_CLAIMED RESOLVED DECLINED CLOSED

# the way in
resubmitIssue       6.1      W    .       .        W        .        .        .           .           .           .           .          .           .           .           .           .           .           .        .
withdrawIssue       6.1      W    W       W        W        .        .        .           .           .           .           .          .           .           .           .           .           .           .        .
verifyIssue         4.3|6.2  O    O       !2       .        .        .        .           .           .           .           .          .           .           .           .           .           .           .        .
returnIssue         6.2      Oe   O       O        .        OE       OE       .           .           .           .           .          .           .           .           .           .           .           .        .
assignIssue         6.3      EY   .       .        .        EY       !2       .           .           .           .           .          .           .           .           .           .           .           .        .
declineIssue        3.2      EY   .       .        .        EY       EY       .           .           .           .           .          .           .           .           .           .           .           .        .

# the work
prepareAcceptance   6.5      LH   .       .        .        .        .        LH          LH          .           .           .          .           .           .           .           .           .           .        .
acceptIssue         6.5      H    .       .        .        .        .        H           H           .           .           .          .           .           .           .           .           .           .        .
changePeople        6.5      LH   .       .        .        .        .        .           .           LH          LH          LH         LH          .           .           .           .           .           .        .
changePlan          6.5      LH   .       .        .        .        .        .           .           LH          LH          LH         LH          .           .           .           .           .           .        .
reportProgress      6.5      LHR  .       .        .        .        .        LHR         LHR         LH~6.5      LHR         LHR        LHR         .           .           .           .           .           .        .
askAssistance       6.3      LHR  .       .        .        .        .        LHR         LHR         LHR         LHR         !6.3       LHR         .           .           .           .           .           .        .
answerAssistance    6.3      S    .       .        .        .        .        S           !6.3        S           !6.3        !6.3       S           .           .           .           .           .           .        .
correctReport       6.5      lhrw .       .        .        .        .        LH~6.5      ?           LH~6.5      R~6.5       LH~6.5     ?           LH~6.5      LH~6.5      LH~6.5      LH~6.5      .           .        .
reportUrgent        6.5      LHRW W       W        W        W        W        LHRW        LHRW        LHRW        LHRW        LHRW       LHRW        LHRW        LHRW        LHRW        LHRW        .           .        .
requestExtension    6.3|4.8  LH   .       .        .        .        .        LH          LH          LH          LH          !4.8|6.3   LH          .           .           .           .           .           .        .
requestReassignment 6.3|4.8  LH   .       .        .        .        .        LH          LH          LH          LH          LH         LH          .           .           .           .           .           .        .
extendIssue         6.3|4.8  XY   .       .        .        .        .        XY          XY          XY          XY          ?          XY          .           .           .           .           .           .        .
reassignIssue       6.3      EY   .       .        .        .        .        EY          EY          EY          EY          EY         !2          .           .           .           .           .           .        .

# the way out
claimResolved       6.5      LH   .       .        .        .        .        .           .           !6.5        LH          LH         !6.5        .           .           .           .           .           .        .
giveView            6.8      W    .       .        .        .        .        .           .           .           .           .          .           W           ?           ?           ?           .           .        .
recordSilence       6.8      X    .       .        .        .        .        .           .           .           .           .          .           !6.8        !6.8        X           !6.8        .           .        .
confirmIssue        4.9|6.8  oe   .       .        .        .        .        .           .           .           .           .          .           !4.9|6.8    O           O           E           .           .        .
sendBackIssue       4.9|6.8  oe   .       .        .        .        .        .           .           .           .           .          .           !4.9|6.8    O           O           E           .           .        .
reopenIssue         4.9      OE   .       .        .        .        .        .           .           .           .           .          .           .           .           .           .           OE          .        .
closeIssue          4.8      O    O       O        O        O        O        O           O           O           O           O          O           O           O           O           O           .           .        .
checkOnSite         4.9|6.8  O    O       O        O        O        O        O           O           O           O           O          O           O           O           O           O           .           .        .

# struck on the floor, before anybody has accepted
unassignIssue       6.3      Y    .       .        .        .        .        Y           !6.3        .           .           .          .           .           .           .           .           .           .        .
undoReassignment    6.3      Y    .       .        .        .        .        !6.3        Y           .           .           .          .           .           .           .           .           .           .        .
restoreIssue        6.3      Y    .       .        .        .        .        .           .           .           .           .          .           .           .           .           .           .           Y        .

# by itself: midnight turns the grid (once), an issue goes with its project to another owner,
# and on and off the agenda of a meeting
advanceGrid         6.5      X    .       .        .        .        .        !6.5        !6.5        !6.5        !6.5        X          !6.5        !6.5        !6.5        !6.5        !6.5        .           .        .
followProject       4.2      X    X       X        X        X        X        X           X           X           X           X          X           X           X           X           X           X           X        X
putOnAgenda         6.7      X    X       X        X        X        X        X           X           X           X           X          X           X           X           X           X           X           X        X
takeOffAgenda       6.7      X    X       X        X        X        X        X           X           X           X           X          X           X           X           X           X           X           X        X
`,
);

/** An issue raised on a project (6.1, 2): situations of the project, see its own grid. */
export const RAISE = gridOf(
  'Project',
  `
action      clause who  CANDIDATE KEY      MAJOR
sees        -      -    CEOTWAVN  CEOTWAVN CEOTWAVN
raiseIssue  6.1    W    !2        W        W
`,
);
