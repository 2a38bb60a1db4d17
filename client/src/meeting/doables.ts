import { doablesOfDecision } from '../decision/decision-row.tsx';
import { type Doable, doablesOn, owedFirst, recordablesOn } from '../forms/doable.ts';
import { doablesOfAgenda } from './agenda-item.tsx';
import type { MeetingFacts } from './facts.ts';

/** Done in the agenda, on the control screen, or by sending the form of another page. */
const ELSEWHERE = ['addItem', 'takeControl', 'setScreens'];

/** Actions by which a unit says whether it comes. */
const ANSWERS = ['answerInvitation', 'setPresence'];

const isHere = ({ action }: Doable) => !ELSEWHERE.includes(action.action);
const isAnswer = ({ action }: Doable) => ANSWERS.includes(action.action);

/** What the viewer may not do now, as far as it is done here. */
export const blockedOfMeeting = ({ blockedActions }: MeetingFacts) =>
  blockedActions.filter(({ action }) => ![...ELSEWHERE, 'draftCorrection'].includes(action));

/** What the viewer may do on the meeting itself, by what it is about. */
export const doablesOfMeeting = (meeting: MeetingFacts) => {
  const own = doablesOn('Meeting', meeting).filter(isHere);
  const recorded = recordablesOn('Meeting', meeting).filter(isHere);
  const notices = meeting.notices.flatMap((notice) => doablesOn('Notice', notice));
  return {
    /** What waits for the viewer, and what else can be done with the meeting. */
    acting: owedFirst([...own.filter((one) => !isAnswer(one) || one.action.dueBy), ...notices]),
    answers: [
      ...own.filter((one) => isAnswer(one) && !one.action.dueBy),
      ...recorded.filter(isAnswer),
    ],
    recordables: [
      ...recorded.filter((one) => !isAnswer(one)),
      ...meeting.notices.flatMap((notice) => recordablesOn('Notice', notice)),
    ],
    /** Also of what hangs on it: an address may ask for any of them. */
    all: [
      ...doablesOn('Meeting', meeting),
      ...recordablesOn('Meeting', meeting),
      ...notices,
      ...doablesOfAgenda(meeting.items),
      ...meeting.decisions.flatMap(doablesOfDecision),
    ],
  };
};
