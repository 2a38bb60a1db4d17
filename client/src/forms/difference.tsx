/** Shorter than this a text is marked whole. */
const WHOLE_BELOW = 12;

/** Where two texts part: what they begin and end with alike, and what differs between. */
export const differenceOf = (
  text: string,
  other: string,
): { readonly head: string; readonly middle: string; readonly tail: string } => {
  if (text === other) return { head: text, middle: '', tail: '' };
  const [a, b] = [[...text], [...other]];
  if (Math.min(a.length, b.length) < WHOLE_BELOW) return { head: '', middle: text, tail: '' };
  const until = Math.min(a.length, b.length);
  const first = a.findIndex((letter, index) => letter !== b[index]);
  const from = first < 0 ? until : first;
  const same = [...Array(until - from).keys()].findIndex(
    (back) => a.at(-1 - back) !== b.at(-1 - back),
  );
  const end = a.length - (same < 0 ? until - from : same);
  return {
    head: a.slice(0, from).join(''),
    middle: a.slice(from, end).join(''),
    tail: a.slice(end).join(''),
  };
};

/** A text with what differs from another marked. */
export const Marked = ({ text, other }: { readonly text: string; readonly other: string }) => {
  const { head, middle, tail } = differenceOf(text, other);
  return (
    <>
      {head}
      {middle && <mark>{middle}</mark>}
      {tail}
    </>
  );
};
