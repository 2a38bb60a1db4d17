import { useLocation } from 'wouter';

/** What an entry of the browser's history remembers of the way through a form. */
type Trail = {
  /** Entries of this form before this one. */
  readonly depth: number;
  /** Whether the entry before the form is one of these screens. */
  readonly isInside: boolean;
  /** Opened from the check page, to which one returns. */
  readonly isMending: boolean;
};

/** State of a link into a form, so that leaving it goes back to where one came from. */
export const FROM_INSIDE: Trail = { depth: 0, isInside: true, isMending: false };

const trailOf = (state: unknown): Trail => {
  const entry: Partial<Trail> = typeof state === 'object' && state !== null ? state : {};
  return {
    depth: typeof entry.depth === 'number' ? entry.depth : 0,
    isInside: entry.isInside === true,
    isMending: entry.isMending === true,
  };
};

/** The page of a form that an address names, counted from 0; null where it names none. */
export const pageIn = (search: string): number | null => {
  const page = Number(new URLSearchParams(search).get('page') ?? '');
  return Number.isInteger(page) && page > 0 ? page - 1 : null;
};

const addressOf = (page: number): string => {
  const values = new URLSearchParams(location.search);
  values.set('page', String(page + 1));
  return `${location.pathname}?${values}`;
};

/**
 * Walks the pages of a form by the browser's own history: its back button goes one page back, and
 * a reload finds the same page. `after` is where one goes who came from nowhere.
 */
export const useTrail = (after: string) => {
  const [, navigate] = useLocation();
  const trail = trailOf(history.state);
  const open = (page: number, isMending = false) =>
    navigate(addressOf(page), { state: { ...trail, depth: trail.depth + 1, isMending } });
  /** Shows a page in place of this one. */
  const settle = (page: number) => navigate(addressOf(page), { replace: true, state: trail });
  const leave = () => {
    const steps = trail.depth + (trail.isInside ? 1 : 0);
    const arrive = () => {
      if (!trail.isInside) navigate(after, { replace: true });
    };
    if (steps === 0) return arrive();
    // Going back is told later; only then is the entry below there to be replaced.
    addEventListener('popstate', arrive, { once: true });
    history.go(-steps);
  };
  const back = (page: number) => {
    if (trail.depth > 0) history.back();
    else if (page > 0) settle(page - 1);
    else leave();
  };
  return { isMending: trail.isMending, open, settle, leave, back };
};
