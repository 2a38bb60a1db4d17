import { countGrid, daysOn, type GridFact, nextDay } from './grid.ts';

/**
 * What is owed about one issue, counted again from the plain list of what happened, by the words of
 * the regulation (4.8, 4.9, 6.3, 6.5, 6.8): slow, and without a look at the product's rows.
 */
export type Fact = {
  /** The Shanghai day of it. */
  readonly on: string;
  readonly action: string;
  /** A chair, or the unit's code. */
  readonly by: string;
  /** A date that was set with it: to mend, to solve, to answer, to extend to. */
  readonly date?: string;
  /** The lead unit that was charged. */
  readonly lead?: string;
  /** A request or an inquiry it opens, or one it ends; a duty that is waived, as it is told. */
  readonly about?: string;
};

type Owed = {
  readonly kind: string;
  readonly holder: string;
  readonly about: string;
  due: string;
  state: string;
};

/** Days that the first rules give. */
const DAYS = {
  VERIFY: 5,
  DECIDE: 7,
  ACKNOWLEDGE: 5,
  ACCEPT: 10,
  VIEW: 5,
  CHECK: 7,
  DECIDE_REQUEST: 7,
} as const;

/** A duty in a line: `ACCEPT finance 2026-03-12 PENDING`. */
export const tellDuty = (duty: Pick<Owed, 'kind' | 'holder' | 'due' | 'state'>): string =>
  `${duty.kind} ${duty.holder} ${duty.due} ${duty.state}`;

type Ledger = {
  readonly owed: Owed[];
  readonly owner: string;
  lead: string;
  target: string;
  /** Of the claim that is being checked; empty where there is none. */
  claimedOn: string;
  /** Until when the owner may still speak; empty where nothing is waited for. */
  viewDueOn: string;
  /** Grids of charges that have ended, and the one at hand last. */
  readonly grids: { lead: string; assignedOn: string; facts: GridFact[] }[];
};

const open = (ledger: Ledger, kind: string, holder: string, due: string, about = ''): void => {
  ledger.owed.push({ kind, holder, due, about, state: 'PENDING' });
};

const pending = (ledger: Ledger, kinds: readonly string[], about?: string): Owed[] =>
  ledger.owed.filter(
    (one) =>
      one.state === 'PENDING' &&
      kinds.includes(one.kind) &&
      (about === undefined || one.about === about),
  );

const settle = (ledger: Ledger, kind: string, on: string, about?: string): void => {
  for (const one of pending(ledger, [kind], about)) one.state = on > one.due ? 'DONE_LATE' : 'DONE';
};

const cancel = (ledger: Ledger, kinds: readonly string[], about?: string): void => {
  for (const one of pending(ledger, kinds, about)) one.state = 'CANCELLED';
};

/** What is past its date is missed, the rest is not owed any more. */
const endAsItStands = (ledger: Ledger, kinds: readonly string[], on: string): void => {
  for (const one of pending(ledger, kinds)) {
    // The solution counts as of its claim, however long the check takes.
    const asOf = one.kind === 'SOLVE' ? ledger.claimedOn || on : on;
    one.state = one.due < asOf ? 'MISSED' : 'CANCELLED';
  }
};

const charge = (ledger: Ledger, { on, lead = '', date = '' }: Fact): void => {
  Object.assign(ledger, { lead, target: date });
  ledger.grids.push({ lead, assignedOn: on, facts: [] });
  open(ledger, 'ACKNOWLEDGE', lead, daysOn(on, DAYS.ACKNOWLEDGE), 'charge');
  open(ledger, 'ACCEPT', lead, daysOn(on, DAYS.ACCEPT));
  open(ledger, 'SOLVE', lead, date);
};

const tick = (ledger: Ledger, on: string, what: GridFact['what']): void => {
  ledger.grids.at(-1)?.facts.push({ on, what });
};

const UNITS_OWN = ['ACCEPT', 'SOLVE', 'ANSWER'];
const ALL = [...UNITS_OWN, 'VERIFY', 'MEND', 'DECIDE', 'ACKNOWLEDGE', 'VIEW', 'CHECK'];

const EFFECTS: Readonly<Record<string, (ledger: Ledger, fact: Fact) => void>> = {
  raiseIssue: (ledger, { on }) => open(ledger, 'VERIFY', 'office', daysOn(on, DAYS.VERIFY)),
  resubmitIssue: (ledger, { on }) => {
    settle(ledger, 'MEND', on);
    open(ledger, 'VERIFY', 'office', daysOn(on, DAYS.VERIFY));
  },
  withdrawIssue: (ledger) => cancel(ledger, ['VERIFY', 'MEND']),
  verifyIssue: (ledger, { on }) => {
    settle(ledger, 'VERIFY', on);
    open(ledger, 'DECIDE', 'EXECUTIVE_CHAIR', daysOn(on, DAYS.DECIDE));
  },
  returnIssue: (ledger, { on, by, date = '' }) => {
    settle(ledger, 'VERIFY', on);
    // The chair has decided; where the office takes it back nothing is left to decide.
    if (by === 'EXECUTIVE_CHAIR') settle(ledger, 'DECIDE', on);
    else cancel(ledger, ['DECIDE']);
    open(ledger, 'MEND', ledger.owner, date);
  },
  declineIssue: (ledger, { on }) => settle(ledger, 'DECIDE', on),
  assignIssue: (ledger, fact) => {
    settle(ledger, 'DECIDE', fact.on);
    charge(ledger, fact);
  },
  acknowledgeNotice: (ledger, { on, about }) => settle(ledger, 'ACKNOWLEDGE', on, about),
  acceptIssue: (ledger, { on }) => {
    settle(ledger, 'ACCEPT', on);
    // Who signs the acceptance has received the notices.
    for (const one of pending(ledger, ['ACKNOWLEDGE']))
      if (one.holder === ledger.lead) one.state = on > one.due ? 'DONE_LATE' : 'DONE';
  },
  reportProgress: (ledger, { on, by }) => {
    if (by === ledger.lead) tick(ledger, on, 'REPORT');
  },
  askAssistance: (ledger, { date = '', about = '' }) => open(ledger, 'ANSWER', 'land', date, about),
  answerAssistance: (ledger, { on, about }) => settle(ledger, 'ANSWER', on, about),
  request: (ledger, { on, about = '' }) =>
    open(ledger, 'DECIDE_REQUEST', 'EXECUTIVE_CHAIR', daysOn(on, DAYS.DECIDE_REQUEST), about),
  grantRequest: (ledger, { on, about }) => settle(ledger, 'DECIDE_REQUEST', on, about),
  refuseRequest: (ledger, { on, about }) => settle(ledger, 'DECIDE_REQUEST', on, about),
  withdrawRequest: (ledger, { about }) => cancel(ledger, ['DECIDE_REQUEST'], about),
  extendIssue: (ledger, { date = '' }) => {
    ledger.target = date;
    for (const one of pending(ledger, ['SOLVE'])) one.due = date;
  },
  reassignIssue: (ledger, fact) => {
    endAsItStands(ledger, UNITS_OWN, fact.on);
    for (const one of pending(ledger, ['ACKNOWLEDGE']))
      if (one.holder === ledger.lead) one.state = one.due < fact.on ? 'MISSED' : 'CANCELLED';
    cancel(ledger, ['DECIDE_REQUEST']);
    tick(ledger, fact.on, 'END');
    charge(ledger, fact);
  },
  claimResolved: (ledger, { on }) => {
    ledger.claimedOn = on;
    tick(ledger, on, 'CLAIM');
    cancel(ledger, ['DECIDE_REQUEST']);
    ledger.viewDueOn = daysOn(on, DAYS.VIEW);
    open(ledger, 'VIEW', ledger.owner, ledger.viewDueOn);
  },
  giveView: (ledger, { on }) => {
    settle(ledger, 'VIEW', on);
    ledger.viewDueOn = '';
    open(ledger, 'CHECK', 'office', daysOn(ledger.claimedOn, DAYS.CHECK));
  },
  confirmIssue: (ledger, { on }) => {
    settle(ledger, 'CHECK', on);
    // On time or late as of the claim that is now confirmed.
    settle(ledger, 'SOLVE', ledger.claimedOn);
    endAsItStands(ledger, ['ANSWER', 'ACKNOWLEDGE'], on);
    tick(ledger, on, 'CONFIRM');
    Object.assign(ledger, { claimedOn: '', viewDueOn: '' });
  },
  sendBackIssue: (ledger, { on }) => {
    settle(ledger, 'CHECK', on);
    tick(ledger, on, 'SEND_BACK');
    Object.assign(ledger, { claimedOn: '', viewDueOn: '' });
  },
  reopenIssue: (ledger, { on }) => {
    open(ledger, 'SOLVE', ledger.lead, ledger.target);
    tick(ledger, on, 'REOPEN');
  },
  closeIssue: (ledger, { on }) => {
    endAsItStands(ledger, ALL, on);
    Object.assign(ledger, { claimedOn: '', viewDueOn: '' });
    cancel(ledger, ['DECIDE_REQUEST']);
    tick(ledger, on, 'END');
  },
  checkOnSite: (ledger, { on, about = '' }) =>
    open(ledger, 'ACKNOWLEDGE', ledger.lead || ledger.owner, daysOn(on, DAYS.ACKNOWLEDGE), about),
  waiveDuty: (ledger, { on, about = '' }) => {
    const period = /^REPORT (\d+)$/.exec(about)?.[1];
    if (period) ledger.grids.at(-1)?.facts.push({ on, what: 'WAIVE', period: Number(period) });
    else
      for (const one of ledger.owed)
        if (tellDuty(one) === about && one.state === 'PENDING') one.state = 'WAIVED';
  },
};

/** Silence past its date: the view is missed, and the office's check is owed. */
const midnight = (ledger: Ledger, today: string): void => {
  if (ledger.viewDueOn === '' || ledger.viewDueOn >= today) return;
  ledger.viewDueOn = '';
  for (const view of pending(ledger, ['VIEW'])) view.state = 'MISSED';
  open(ledger, 'CHECK', 'office', daysOn(ledger.claimedOn, DAYS.CHECK));
};

/** All duties of one issue as they stand on the morning of a day, each in a line, sorted. */
export const countDuties = (owner: string, facts: readonly Fact[], until: string): string[] => {
  const ledger: Ledger = {
    owed: [],
    owner,
    lead: '',
    target: '',
    claimedOn: '',
    viewDueOn: '',
    grids: [],
  };
  const [first] = facts;
  for (let day = first?.on ?? until; day <= until; day = nextDay(day)) {
    midnight(ledger, day);
    for (const fact of facts) if (fact.on === day) EFFECTS[fact.action]?.(ledger, fact);
  }
  const reports = ledger.grids.flatMap(({ lead, assignedOn, facts: own }) =>
    countGrid(assignedOn, own, until).periods.map(({ due, state }) => ({
      kind: 'REPORT',
      holder: lead,
      due,
      state: state === 'OPEN' ? 'PENDING' : state,
    })),
  );
  return [...ledger.owed, ...reports].map(tellDuty).sort();
};
