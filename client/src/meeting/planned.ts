/** Minutes that an item may be planned for. */
export const LEAST_MINUTES = 1;
export const MOST_MINUTES = 240;

/** The minutes that a text names; null where it names none that an item may have. */
export const plannedIn = (text: string): number | null => {
  const minutes = Number(text);
  const isOne = Number.isInteger(minutes) && minutes >= LEAST_MINUTES && minutes <= MOST_MINUTES;
  return isOne ? minutes : null;
};
