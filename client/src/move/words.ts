import { formatClause, type Language, plain } from '../words/format.ts';
import { wordOf } from '../words/vocabulary.ts';
import { dictionaryOf } from '../words/words.tsx';
import type { Place, Target } from './targets.ts';

const zh = {
  heading: '移动',
  label: (title: string) => `移动：${title}`,
  gone: '离开看板',
  lawful: '可以移到',
  unlawful: '现在不能移到',
  staying: '不换列的办理',
  count: (n: number) => (n === 0 ? '现在没有可以移到的列' : `可以移到 ${n} 处`),
  none: '这个问题现在没有要您移动的事。',
  notYours: (action: string) => `${action}不由您办理`,
  due: (day: string) => `应于 ${day} 前`,
  close: '收起',
  stale: '连接已断，现在不能办理。',
  unread: '没有读到可以移到哪里，请再试一次。',
  missing: '没有这个问题，或者您不能查看。',
  taken: (title: string) => `已拿起“${title}”。放到标出的列，按 Esc 取消。`,
  over: (place: string, actions: string) => `${place}：可以放下，${actions}`,
  refused: (place: string, why: string) => `不能移到${place}：${why}`,
  cancelled: (title: string) => `已取消，“${title}”留在原处。`,
  opened: (action: string) => `已打开“${action}”，提交后卡片才会移动。`,
  and: '、',
};

const en: typeof zh = {
  heading: 'Move',
  label: (title) => `Move: ${title}`,
  gone: 'Off the board',
  lawful: 'Can go to',
  unlawful: 'Cannot go to now',
  staying: 'Actions that keep its column',
  count: (n) => (n === 0 ? 'Nowhere to go now' : `${n} ${n === 1 ? 'place' : 'places'} to go to`),
  none: 'There is nothing for you to move here now.',
  notYours: (action) => `${action} is not yours to do`,
  due: (day) => `due ${day}`,
  close: 'Close',
  stale: 'The line is cut: nothing can be done now.',
  unread: 'Where it can go could not be read. Please try again.',
  missing: 'There is no such issue, or you may not see it.',
  taken: (title) => `Picked up “${title}”. Drop it on a marked column, Esc cancels.`,
  over: (place, actions) => `${place}: can be dropped, ${actions}`,
  refused: (place, why) => `Cannot go to ${place}: ${why}`,
  cancelled: (title) => `Cancelled, “${title}” stays where it was.`,
  opened: (action) => `Opened “${action}”; the card moves once it is sent.`,
  and: ', ',
};

/** The words by which a card is moved; they load with what moves it. */
export const moveWords = (language: Language): typeof zh => (language === 'zh' ? zh : en);

/** What a place is called. */
export const placeName = (place: Place, language: Language): string =>
  place === 'gone' ? moveWords(language).gone : dictionaryOf(language).lanes[place];

/** Why a card cannot go to a place: the reason and its clause. */
export const whyNot = ({ blocked, action }: Target, language: Language): string => {
  if (!blocked) return moveWords(language).notYours(wordOf('ActionName', action, language));
  return `${plain(blocked.reason, language)} ${formatClause(blocked.clause, language)}`;
};
