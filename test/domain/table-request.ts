import { gridOf } from './table.ts';

/**
 * Requests (6.3, 4.8, 4.2): asked by the lead unit about an issue in progress, by the office about a
 * project's owner. The three open ones by kind, then what an extension may have become.
 * Whether the office may extend by itself is a rule; SHORT is an extension of a few days under a rule
 * that lets it, elsewhere it may not. Whether the other units of the case see a request is left open.
 */
export const REQUEST = gridOf(
  'Request',
  `
action           clause       who EXTENSION   SHORT       REASSIGNMENT TRANSFER GRANTED     REFUSED     WITHDRAWN   LAPSED
sees             -            -   CEOtwLHrsVN CEOtwLHrsVN CEOtwLHrsVN  CEOtwaVN CEOtwLHrsVN CEOtwLHrsVN CEOtwLHrsVN CEOtwLHrsVN
=state           -            -   OPEN        OPEN        OPEN         OPEN     GRANTED     REFUSED     WITHDRAWN   LAPSED
grantRequest     6.3|4.8|4.2  Eo  E           EO          E            E        .           .           .           .
refuseRequest    6.3|4.8|4.2  Eo  E           EO          E            E        .           .           .           .
withdrawRequest  6.3|4.8|4.2  lho LH          LH          LH           O        .           .           .           .
lapseRequest     6.3|4.8|4.2  X   X           X           X            X        .           .           .           .
`,
);

/**
 * Duties (4.8): a report that the lead unit owes; a verification that the office owes itself; the
 * first again shortly before its date and after it; then what it may have become. The clock reminds
 * and warns (4.9). Whether the other units of the case see a duty of the lead unit is left open.
 */
export const DUTY = gridOf(
  'Duty',
  `
action      clause  who PENDING     OWN      NEAR        OVERDUE     DONE        DONE_LATE   MISSED      WAIVED      CANCELLED
sees        -       -   CEOtwLHrsVN CEOtwVN  CEOtwLHrsVN CEOtwLHrsVN CEOtwLHrsVN CEOtwLHrsVN CEOtwLHrsVN CEOtwLHrsVN CEOtwLHrsVN
=state      -       -   PENDING     PENDING  PENDING     PENDING     DONE        DONE_LATE   MISSED      WAIVED      CANCELLED
waiveDuty   4.8     oe  O           E        O           O           .           .           .           .           .
remindDuty  4.9     X   !4.9        !4.9     X           !4.9        .           .           .           .           .
warnDuty    4.9     X   !4.9        !4.9     !4.9        X           .           .           .           .           .
`,
);

/** A notice to the lead unit (4.4). Others learn of it by the issue; it is for the addressee. */
export const NOTICE = gridOf(
  'Notice',
  `
action             clause  who SENT        ACKNOWLEDGED CANCELLED
sees               -       -   CEOtwLHrsVN CEOtwLHrsVN  CEOtwLHrsVN
=state             -       -   SENT        ACKNOWLEDGED CANCELLED
acknowledgeNotice  4.4     LH  LH          .            .
`,
);
