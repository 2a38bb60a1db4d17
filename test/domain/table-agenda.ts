import { gridOf } from './table.ts';

/**
 * Items of an agenda (4.6, 6.7). PLANNED and WITHDRAWN stand before the meeting; SESSION and STEERED
 * are planned while it is held, in STEERED somebody else is in control; PAUSED is current with its
 * timer stopped; OVER was deferred when the meeting closed. The owner, the lead, a responsible and
 * an assisting unit are invited and state their views.
 */
export const AGENDA = gridOf(
  'AgendaItem',
  `
action        clause  who   PLANNED    SESSION    STEERED    CURRENT    FOREIGN    PAUSED     DONE       DEFERRED   OVER       WITHDRAWN
sees          -       -     CEOWLHRSVN CEOWLHRSVN CEOWLHRSVN CEOWLHRSVN CEOWLHRSVN CEOWLHRSVN CEOWLHRSVN CEOWLHRSVN CEOWLHRSVN CEOWLHRSVN
=state        -       -     PLANNED    PLANNED    PLANNED    CURRENT    CURRENT    CURRENT    DONE       DEFERRED   DEFERRED   WITHDRAWN
amendItem     4.6     O     O          O          O          O          O          O          .          .          .          .
moveItem      4.6     O     O          O          O          .          .          .          .          .          .          .
deferItem     6.7     OX    OX         OX         OX         OX         X!6.7      OX         .          .          .          .
withdrawItem  6.7     O     O          O          O          .          .          .          .          .          .          .
startItem     6.7     O     !6.7       O          !6.7       .          .          .          O          O          !6.7       .
finishItem    6.7     OX    .          .          .          OX         X!6.7      OX         .          .          .          .
pauseTimer    6.7     OX    .          .          .          OX         X!6.7      !6.7       .          .          .          .
resumeTimer   6.7     OX    .          .          .          !6.7       !6.7       OX         .          .          .          .
extendTimer   6.7     O     .          .          .          O          !6.7       O          .          .          .          .
stateView     6.7     WLHRS WLHRS      WLHRS      WLHRS      WLHRS      WLHRS      WLHRS      .          .          .          .
`,
);
