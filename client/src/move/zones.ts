import { SECTION_NAMES, type SectionName } from '../board/sections.ts';

/** The part of the screen that stands for a section while a card is carried; viewport pixels. */
export type Zone = {
  readonly name: SectionName;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

/** Least height that a section gets, also one whose head is scrolled out of its lane. */
const LEAST = 64;

/** The zones of the sections as they are drawn now; none where the board is not by status. */
export const zonesNow = (): readonly Zone[] => {
  const heads = SECTION_NAMES.flatMap((name) => {
    const head = document.getElementById(`section-${name}`);
    const lane = head?.closest('[data-lane]');
    return head && lane?.checkVisibility() ? [{ name, head, lane }] : [];
  });
  return heads.map(({ name, head, lane }) => {
    const box = lane.getBoundingClientRect();
    const bottom = Math.min(box.bottom, innerHeight);
    const inLane = heads.filter((one) => one.lane === lane);
    const at = inLane.findIndex((one) => one.name === name);
    // Each later section keeps its least height above the lane's end.
    const edge = (index: number) => {
      const one = inLane[index];
      if (index === 0 || !one) return index === 0 ? box.top : bottom;
      const most = bottom - LEAST * (inLane.length - index);
      return Math.min(one.head.getBoundingClientRect().top, most);
    };
    return {
      name,
      left: box.left,
      right: box.right,
      top: Math.max(edge(at), head === inLane[0]?.head ? box.top : 0),
      bottom: edge(at + 1),
    };
  });
};

/** The zone at a point. */
export const zoneAt = (zones: readonly Zone[], x: number, y: number): Zone | null =>
  zones.find((one) => x >= one.left && x < one.right && y >= one.top && y < one.bottom) ?? null;
