import { gridOf } from './table.ts';

/**
 * Requests (6.3, 4.8, 4.2): asked by the lead unit about an issue in progress, by the office about a
 * project's owner. The three open ones by kind, then what an extension may have become.
 * Whether the office may extend by itself is a rule; here it may not. Whether the units of the case
 * see another unit's request, duty or notice is left open.
 */
export const REQUEST = gridOf(
  'Request',
  `
action           clause       who EXTENSION   REASSIGNMENT TRANSFER  GRANTED     REFUSED     WITHDRAWN   LAPSED
sees             -            -   CEOtwLHrsVN CEOtwLHrsVN  CEOtwaVN  CEOtwLHrsVN CEOtwLHrsVN CEOtwLHrsVN CEOtwLHrsVN
grantRequest     6.3|4.8|4.2  Eo  E           E            E         .           .           .           .
refuseRequest    6.3|4.8|4.2  Eo  E           E            E         .           .           .           .
withdrawRequest  6.3|4.8|4.2  lho LH          LH           O         .           .           .           .
lapseRequest     6.3|4.8|4.2  X   ?           ?            ?         .           .           .           .
`,
);

/**
 * Duties (4.8): a report that the lead unit owes; a verification that the office owes itself; then
 * what the first may have become. By the clock: MISSED.
 */
export const DUTY = gridOf(
  'Duty',
  `
action      clause  who PENDING     OWN         DONE        DONE_LATE   MISSED      WAIVED      CANCELLED
sees        -       -   CEOtwLHrsVN CEOtwVN     CEOtwLHrsVN CEOtwLHrsVN CEOtwLHrsVN CEOtwLHrsVN CEOtwLHrsVN
waiveDuty   4.8     oe  O           E           .           .           .           .           .
# by the clock (4.9)
remindDuty  4.9     X   ?           ?           .           .           .           .           .
warnDuty    4.9     X   ?           ?           .           .           .           .           .
`,
);

/** A notice to the lead unit (4.4). Others learn of it by the issue; it is for the addressee. */
export const NOTICE = gridOf(
  'Notice',
  `
action             clause  who SENT        ACKNOWLEDGED CANCELLED
sees               -       -   CEOtwLHrsVN CEOtwLHrsVN  CEOtwLHrsVN
acknowledgeNotice  4.4     LH  LH          .            .
`,
);
