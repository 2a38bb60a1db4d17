import { gridOf } from './table.ts';

/**
 * Projects (2, 3.1, 4.2, 7.1, 7.4), without the monthly report and the report up.
 * CANDIDATE  planned, nothing proposed
 * PROPOSED   CANDIDATE, determination proposed, nobody has signed
 * SIGNED     … signed by the executive chair alone
 * KEY        planned
 * REVERTING  KEY, reversion proposed
 * MAJOR      planned
 * REPORTED   MAJOR, a first milestone reported and not yet confirmed
 * STARTING   KEY, established
 * READY      KEY, formalities complete
 * BUILDING   MAJOR, under construction
 * FINISHING  … its owner has reported completion
 * COMPLETED, LOST  of a key project
 *
 * One proposal at a time: both chairs sign the same paper.
 */
export const PROJECT = gridOf(
  'Project',
  `
action               clause    who  CANDIDATE PROPOSED  SIGNED    KEY      REVERTING MAJOR    REPORTED STARTING READY    BUILDING FINISHING COMPLETED LOST
sees                 -         -    CEOTWAVN  CEOTWAVN  CEOTWAVN  CEOTWAVN CEOTWAVN  CEOTWAVN CEOTWAVN CEOTWAVN CEOTWAVN CEOTWAVN CEOTWAVN  CEOTWAVN  CEOTWAVN
=tier                -         -    CANDIDATE CANDIDATE CANDIDATE KEY      KEY       MAJOR    MAJOR    KEY      KEY      MAJOR    MAJOR     KEY       KEY

amendProject         4.2       TWO  TWO       TWO       TWO       TWO      TWO       TWO      TWO      TWO      TWO      TWO      TWO       ?         ?

# the tier
proposeDetermination 4.2       O    O         !4.2|3.1  !4.2|3.1  .        .         .        .        .        .        .        .         .         .
proposeReversion     4.2       O    .         .         .         O        !4.2|3.1  .        .        O        O        .        .         ?         ?
signProposal         3.1       CE   !3.1      CE        C!3.1     !3.1     CE        .        .        !3.1     !3.1     .        .         !3.1      !3.1
refuseProposal       3.1       CE   !3.1      CE        ?         !3.1     CE        .        .        !3.1     !3.1     .        .         !3.1      !3.1
determineProject     2|3.1     XY   Y!2|3.1   Y!2|3.1   Y!2|3.1   .        .         .        .        .        .        .        .         .         .
revertProject        2|3.1     XY   .         .         .         Y!2|3.1  Y!2|3.1   .        .        Y!2|3.1  Y!2|3.1  .        .         ?         ?
listProject          2|3.2|6.3 EY   .         .         .         EY       ?         .        .        EY       EY       .        .         ?         ?
delistProject        2|3.2|6.3 EY   .         .         .         .        .         EY       EY       .        .        EY       EY        .         .

# the phase
=phase               -         -    PLANNED   PLANNED   PLANNED   PLANNED  PLANNED   PLANNED  PLANNED  ESTABLISHED FORMALITIES_COMPLETE UNDER_CONSTRUCTION UNDER_CONSTRUCTION COMPLETED LOST
reportMilestone      4.2|7.1   W    W         W         W         W        W         W        ?        W        W        W        ?         ?         .
confirmMilestone     4.2|7.1   O    !4.2|7.1  !4.2|7.1  !4.2|7.1  !4.2|7.1 !4.2|7.1  !4.2|7.1 O        !4.2|7.1 !4.2|7.1 !4.2|7.1 ?         .         .
returnMilestone      4.2|7.1   O    !4.2|7.1  !4.2|7.1  !4.2|7.1  !4.2|7.1 !4.2|7.1  !4.2|7.1 O        !4.2|7.1 !4.2|7.1 !4.2|7.1 O         ?         .
completeProject      4.5|7.4   O    .         .         .         .        .         .        .        .        .        !4.5|7.4 O         .         .
loseProject          4.5|7.4   O    O         O         O         O        O         O        O        O        O        O        O         .         .
# production begins after completion and moves no phase: the regulation has no line for it
confirmProduction    7.1       O    .         .         .         .        .         .        .        .        .        .        .         ?         .

requestTransfer      4.2       O    O         O         O         O        O         O        O        O        O        O        O         ?         ?
transferProject      4.2       X    X         X         X         X        X         X        X        X        X        X        X         ?         ?
`,
);

/** A new project (4.2): the owner unit it names, the township of its address, the office. */
export const REGISTER = gridOf(
  'Project',
  `
action           clause who NONE
sees             -      -   CEOMTWLHRSAGVNDU
registerProject  4.2    TWO TWO
`,
);
