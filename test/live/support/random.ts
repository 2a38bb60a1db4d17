/** A stream of chances that a seed repeats exactly. */
export type Random = {
  /** A whole number from 0 up to and without `below`. */
  readonly number: (below: number) => number;
  readonly chance: (share: number) => boolean;
  readonly pick: <Item>(items: readonly Item[]) => Item;
  /** Some of them, at least `least`, in a new order. */
  readonly some: <Item>(items: readonly Item[], least: number, most: number) => Item[];
};

/** Mulberry32: small, even enough, and the same everywhere. */
export const randomOf = (seed: number): Random => {
  const state = { value: seed >>> 0 };
  const next = (): number => {
    state.value = (state.value + 0x6d2b79f5) >>> 0;
    let mixed = state.value;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const number = (below: number): number => Math.floor(next() * below);
  return {
    number,
    chance: (share) => next() < share,
    pick: (items) => items[number(items.length)] as never,
    some: (items, least, most) => {
      const left = [...items];
      const count = Math.min(items.length, least + number(most - least + 1));
      return Array.from({ length: count }, () => left.splice(number(left.length), 1)[0] as never);
    },
  };
};
