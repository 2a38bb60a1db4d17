import { type Meant, meantBy, newPen, type Pen } from '../../client/src/control/pen.ts';

/** A pen on an issue that is verified, and two units that it may name. */
export const at = '2026-11-24T01:42:17.000Z';
export const today = '2026-11-24';
export const issue = {
  kind: 'ISSUE',
  issueState: 'VERIFIED',
  tier: null,
  isJointConference: false,
};
export const units = [
  { id: 'planning', names: ['市规划委通州分局'] },
  { id: 'land', names: ['通州国土分局'] },
];

export const penWith = (line: string): Pen => {
  const pen = newPen('item', at);
  return { ...pen, written: { ...pen.written, line } };
};
export const meantOf = (pen: Pen): Meant => meantBy(pen.written, issue, units, today);
