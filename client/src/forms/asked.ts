// A page can be opened with one of its forms open: `?action=reportProgress`, `&on=` the global id of
// what hangs on the case. Where one came from stands in the entry of the browser's history.

/** Actions that an address asks for, the first offered one wins, and on what. */
export const askedOf = (
  search: string,
): { readonly actions: readonly string[]; readonly on: string | null } => {
  const values = new URLSearchParams(search);
  return { actions: values.getAll('action'), on: values.get('on') };
};

/** The query part of an address that opens a form. */
export const askFor = (actions: readonly string[], on: string | null = null): string => {
  const values = [...actions.map((name) => ['action', name]), ...(on ? [['on', on]] : [])];
  return `?${new URLSearchParams(values)}`;
};

/** The query part of an address without what it asks for. */
export const withoutAsked = (search: string): string => {
  const values = new URLSearchParams(search);
  values.delete('action');
  values.delete('on');
  return values.size === 0 ? '' : `?${values}`;
};

/** Done or closed: going back or reading the page again does not open the form again. */
export const forgetAsked = (): void => {
  if (askedOf(location.search).actions.length === 0) return;
  history.replaceState(history.state, '', location.pathname + withoutAsked(location.search));
};

/** A form was opened: the address asks for it from now on, as a reload or a new sign-in does. */
export const noteAsked = (action: string, on: string | null): void => {
  const values = new URLSearchParams(withoutAsked(location.search));
  values.set('action', action);
  if (on) values.set('on', on);
  history.replaceState(history.state, '', `${location.pathname}?${values}`);
};

/** Where one came from, and the row there. */
type CameFrom = { readonly from: string; readonly row: string };

/** What an entry of the browser's history tells of where one came from. */
export const cameFrom = (state: unknown): CameFrom | null => {
  if (typeof state !== 'object' || state === null || !('from' in state) || !('row' in state))
    return null;
  const { from, row } = state;
  return typeof from === 'string' && typeof row === 'string' ? { from, row } : null;
};
