import { gridOf } from './table.ts';

/**
 * Issues (6.1, 6.3, 6.5; table 3.3). Situations beside the states:
 * KEY        VERIFIED, its project only a key one
 * PROGRESS   IN_PROGRESS, steps of the plan still open, one report and one open question
 * STEPS      IN_PROGRESS, every step done
 * PAST       STEPS, and the target date over
 * CLAIMED    RESOLUTION_CLAIMED, the owner's view neither given nor past its date
 * VIEWED     … the view given
 * SILENT     … its date past, no view
 * OWN        VIEWED, the office's own bureau in the lead
 * ASSIGNED has a draft of the acceptance, a report and an open question.
 *
 * Open is what is not RESOLVED, DECLINED or CLOSED. Lead is one of the responsible units, its head
 * belongs to it. Who asks for a pause, and the actions that a meeting alone takes, come with those.
 */
export const ISSUE = gridOf(
  'Issue',
  `
action             clause   who   RAISED  RETURNED VERIFIED KEY     ASSIGNED    PROGRESS    STEPS       PAST        CLAIMED     VIEWED      SILENT      OWN         RESOLVED    DECLINED CLOSED
sees               -        -     CEOTWVN CEOTWVN  CEOTWVN  CEOTWVN CEOTWLHRSVN CEOTWLHRSVN CEOTWLHRSVN CEOTWLHRSVN CEOTWLHRSVN CEOTWLHRSVN CEOTWLHRSVN CEOTWLHRSVN CEOTWLHRSVN CEOTWVN  CEOTWVN

# the way in
resubmitIssue      6.1      W     .       W        .        .       .           .           .           .           .           .           .           .           .           .        .
withdrawIssue      6.1      W     W       W        .        .       .           .           .           .           .           .           .           .           .           .        .
verifyIssue        4.3|6.2  O     O       .        .        .       .           .           .           .           .           .           .           .           .           .        .
returnIssue        6.2      Oe    O       .        OE       OE      .           .           .           .           .           .           .           .           .           .        .
assignIssue        6.3      E     .       .        E        !2      .           .           .           .           .           .           .           .           .           .        .
declineIssue       3.2      E     .       .        E        E       .           .           .           .           .           .           .           .           .           .        .

# the work
prepareAcceptance  6.5      LH    .       .        .        .       LH          .           .           .           .           .           .           .           .           .        .
acceptIssue        6.5      H     .       .        .        .       H           .           .           .           .           .           .           .           .           .        .
changePeople       6.5      LH    .       .        .        .       .           LH          LH          LH          .           .           .           .           .           .        .
changePlan         6.5      LH    .       .        .        .       .           LH          LH          LH          .           .           .           .           .           .        .
reportProgress     6.5      LHR   .       .        .        .       LHR         LHR         LHR         LHR         .           .           .           .           .           .        .
askAssistance      6.3      LHR   .       .        .        .       LHR         LHR         LHR         LHR         .           .           .           .           .           .        .
answerAssistance   6.3      S     .       .        .        .       S           S           S           S           .           .           .           .           .           .        .
correctReport      6.5      LH    .       .        .        .       LH          LH          LH          LH          LH          LH          LH          LH          .           .        .
reportUrgent       6.5      LHRW  W       W        W        W       LHRW        LHRW        LHRW        LHRW        LHRW        LHRW        LHRW        LHRW        .           .        .
requestExtension   6.3|4.8  LH    .       .        .        .       LH          LH          LH          !4.8|6.3    .           .           .           .           .           .        .
requestReassignment 6.3|4.8 LH    .       .        .        .       LH          LH          LH          LH          .           .           .           .           .           .        .
extendIssue        6.3|4.8  X     .       .        .        .       X           X           X           ?           .           .           .           .           .           .        .
reassignIssue      6.3      E     .       .        .        .       E           E           E           E           .           .           .           .           .           .        .

# the way out
claimResolved      6.5      LH    .       .        .        .       .           !6.5        LH          LH          .           .           .           .           .           .        .
giveView           6.8      W     .       .        .        .       .           .           .           .           W           ?           ?           ?           .           .        .
recordSilence      6.8      X     .       .        .        .       .           .           .           .           !6.8        !6.8        X           !6.8        .           .        .
confirmIssue       4.9|6.8  oe    .       .        .        .       .           .           .           .           !4.9|6.8    O           O           E           .           .        .
sendBackIssue      4.9|6.8  oe    .       .        .        .       .           .           .           .           !4.9|6.8    O           O           E           .           .        .
reopenIssue        4.9      OE    .       .        .        .       .           .           .           .           .           .           .           .           OE          .        .
closeIssue         4.8      O     O       O        O        O       O           O           O           O           O           O           O           O           .           .        .
checkOnSite        4.9|6.8  O     O       O        O        O       O           O           O           O           O           O           O           O           .           .        .

# by itself: midnight turns the grid, an issue goes with its project to another owner
advanceGrid        6.5      X     .       .        .        .       ?           ?           ?           ?           ?           ?           ?           ?           .           .        .
followProject      4.2      X     ?       ?        ?        ?       ?           ?           ?           ?           ?           ?           ?           ?           ?           ?        ?
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
