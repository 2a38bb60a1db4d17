import { useEffect, useLayoutEffect, useMemo, useReducer, useRef } from 'preact/hooks';
import type { Next } from './motion.ts';
import type { Section } from './sections.ts';
import type { Drawn } from './slots.ts';
import { type Marks, markTime } from './use-marks.ts';

type Motion = typeof import('./motion.ts');

const NOTHING: Drawn = { slots: [], waiting: 0 };
const BLANK: Next = { drawn: new Map(), leaving: [], held: '' };

const plain = ({ name, issues }: Section, marks: Marks['marks']): [string, Drawn] => [
  name,
  {
    slots: issues.map((issue) => ({
      id: issue.id,
      issue,
      left: null,
      mark: marks.get(issue.id),
      isOver: false,
    })),
    waiting: 0,
  },
];

/** What every section shows, and how to let one show what waits. */
export type Moves = {
  readonly drawnOf: (section: string) => Drawn;
  readonly release: (section: string) => void;
};

/**
 * Follows the sections from one picture to the next. Nothing moves while the picture is first
 * drawn, nor when something else is asked for: `asked` tells what. `laneOf` names the lane of a
 * section; null where all sections stand below each other.
 */
export const useMoves = (
  sections: readonly Section[],
  asked: string,
  { marks, again }: Marks,
  openNumber: string | null,
  laneOf: ((section: string) => string) | null = (section) => section,
): Moves => {
  const motion = useRef<Motion | null>(null);
  const memory = useRef({ asked: '', next: BLANK });
  const freed = useRef<string | null>(null);
  const timers = useRef(new Set<ReturnType<typeof setTimeout>>());
  const [beat, tick] = useReducer<number, void>((n) => n + 1, 0);
  const next = useMemo((): Next => {
    const { asked: before, next: last } = memory.current;
    return motion.current && before === asked
      ? motion.current.nextPicture(last.drawn, {
          sections,
          marks,
          openNumber,
          laneOf,
          freed: freed.current,
        })
      : { ...BLANK, drawn: new Map(sections.map((one) => plain(one, marks))) };
  }, [sections, asked, marks, openNumber, beat]);
  useLayoutEffect(() => {
    const { asked: before, next: last } = memory.current;
    memory.current = { asked, next };
    freed.current = null;
    if (before !== asked) return;
    motion.current?.settle(last.drawn, next, again);
    if (next.leaving.length === 0) return;
    const timer = setTimeout(() => {
      timers.current.delete(timer);
      tick();
    }, markTime());
    timers.current.add(timer);
  }, [next]);
  useEffect(() => {
    const state: { stop?: () => void; isOver: boolean } = { isOver: false };
    void import('./motion.ts').then((module) => {
      if (state.isOver) return;
      motion.current = module;
      state.stop = module.watch(() => memory.current.next, tick);
    });
    return () => {
      state.isOver = true;
      state.stop?.();
      for (const timer of timers.current) clearTimeout(timer);
    };
  }, []);
  return {
    drawnOf: (section) => next.drawn.get(section) ?? NOTHING,
    release: (section) => {
      freed.current = section;
      tick();
    },
  };
};
