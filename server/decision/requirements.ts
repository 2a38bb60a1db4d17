import { isValidOn } from '../kernel/authority.ts';
import { type Day, toDay } from '../kernel/calendar.ts';
import type { Clause } from '../kernel/clauses.ts';
import type { Facts, Refusal } from '../kernel/lifecycle.ts';
import { replacementRefusal } from './replacing.ts';
import { clauseFor, type DecisionSubject, projectOf } from './subject.ts';
import { type DecisionEffect, FOLLOWED } from './vocabulary.ts';

type Rule = (decision: DecisionSubject, facts: Facts) => Refusal | null;

/** Units that one issue may be charged to at most, and that may assist them. */
const MOST_RESPONSIBLE = 5;
const MOST_ASSISTING = 10;

const at = (field: string, code: string, clause?: Clause): Refusal => ({
  code,
  path: [field],
  ...(clause ? { clause } : {}),
});

const inSession: Rule = ({ meeting }) =>
  meeting?.state === 'IN_SESSION' ? null : { code: 'NOT_IN_SESSION', clause: '6.7' };

/** Somebody has to preside for anything to be decided (6.7). */
const presided: Rule = ({ meeting }) =>
  meeting?.presiderId ? null : { code: 'NOBODY_PRESIDES', clause: '6.7' };

const named: Rule = ({ responsibleIds, assistingIds }, { units, today }) => {
  if (responsibleIds.length === 0) return at('responsible', 'NEEDS_UNIT');
  const gone = responsibleIds.findIndex((id) => !isValidOn(units.get(id), today));
  if (gone >= 0) return { code: 'UNIT_ENDED', path: ['responsible', gone] };
  const both = assistingIds.findIndex((id) => responsibleIds.includes(id));
  return both >= 0 ? { code: 'BOTH_ROLES', path: ['assisting', both] } : null;
};

const few: Rule = ({ responsibleIds, assistingIds }) => {
  if (responsibleIds.length > MOST_RESPONSIBLE)
    return { code: 'TOO_MANY_UNITS', path: ['responsible'], values: { max: MOST_RESPONSIBLE } };
  return assistingIds.length > MOST_ASSISTING
    ? { code: 'TOO_MANY_ASSISTING', path: ['assisting'], values: { max: MOST_ASSISTING } }
    : null;
};

/** A date that has not passed; one that a unit is charged until lies ahead. */
const dated: Rule = ({ dueOn, effect }, { today }) => {
  if (dueOn === null) return at('dueOn', 'NEEDS_DATE');
  return isPast(toDay(dueOn), today, effect) ? at('dueOn', 'IN_PAST') : null;
};

/** Another unit goes on until the date that the first one had, unless it is given its own. */
const datedOrKept: Rule = (decision, facts) =>
  decision.dueOn === null && decision.issue?.targetOn
    ? dated({ ...decision, dueOn: decision.issue.targetOn }, facts)
    : dated(decision, facts);

const isPast = (due: Day, today: Day, effect: string): boolean =>
  FOLLOWED.includes(effect) ? due < today : due <= today;

const verified: Rule = ({ issue }) => {
  if (!issue) return at('issue', 'NEEDS_ISSUE');
  return issue.state === 'VERIFIED' ? null : at('issue', 'NOT_VERIFIED');
};

const inWork: Rule = ({ issue }) => {
  if (!issue) return at('issue', 'NEEDS_ISSUE');
  return ['ASSIGNED', 'IN_PROGRESS'].includes(issue.state) ? null : at('issue', 'NOT_IN_WORK');
};

const anotherLead: Rule = ({ issue, responsibleIds }) =>
  issue?.leadUnitId === responsibleIds[0] ? { code: 'SAME_LEAD', path: ['responsible', 0] } : null;

/** Issues are assigned on major projects only, and while they go on (2). */
const onMajor: Rule = ({ issue }) => {
  if (!issue) return null;
  if (isEnded(issue.project)) return at('issue', 'PROJECT_ENDED', '2');
  return issue.project.tier === 'MAJOR' ? null : at('issue', 'NOT_MAJOR', '2');
};

const isEnded = ({ phase }: { readonly phase: string }): boolean =>
  phase === 'COMPLETED' || phase === 'LOST';

const ofTier =
  (tier: string, code: string, mayHaveEnded = false): Rule =>
  (decision) => {
    const project = projectOf(decision);
    if (!project) return at('project', 'NEEDS_PROJECT');
    if (!mayHaveEnded && isEnded(project)) return at('project', 'PROJECT_ENDED', '2');
    return project.tier === tier ? null : at('project', code, '2');
  };

/** What both chairs would sign, the conference decides; no other meeting does (3.1). */
const inConference: Rule = ({ meeting }) =>
  meeting?.kind === 'JOINT_CONFERENCE' ? null : at('effect', 'ONLY_CONFERENCE', '3.1');

const undoing: Rule = (decision) => replacementRefusal(decision.replaces, decision);

/** What a decision needs, by what it brings about. */
const RULES: Readonly<Record<DecisionEffect, readonly Rule[]>> = {
  TASK: [named, dated],
  REPORT: [named, dated],
  ASSIGN: [verified, onMajor, named, few, dated],
  REASSIGN: [inWork, onMajor, named, few, anotherLead, datedOrKept],
  SET_DATE: [inWork, dated],
  DECLINE: [verified],
  LIST: [ofTier('KEY', 'NOT_KEY')],
  DELIST: [ofTier('MAJOR', 'NOT_LISTED', true)],
  DETERMINE: [inConference, ofTier('CANDIDATE', 'NOT_CANDIDATE')],
  REVERT: [inConference, ofTier('KEY', 'NOT_KEY')],
  RESOLVE: [],
};

/** Why a decision cannot come into force as it is written, with the field to mend and the clause. */
export const requirementRefusal = (decision: DecisionSubject, facts: Facts): Refusal | null => {
  const rules = [inSession, presided, undoing, ...RULES[decision.effect as DecisionEffect]];
  for (const rule of rules) {
    const refusal = rule(decision, facts);
    if (refusal) return { clause: clauseFor(decision), ...refusal };
  }
  return null;
};
