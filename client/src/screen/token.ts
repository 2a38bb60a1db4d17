/** Where this tab keeps its link's token, should the address lose it. */
const KEY = 'lianxi.screen';

/**
 * The token of the link: in the fragment, which no server is sent and no Referer carries. It stays
 * in the address, so that reading the page again shows the same room.
 */
export const tokenOfLink = (): string | null => {
  const fragment = location.hash.slice(1);
  try {
    if (fragment) sessionStorage.setItem(KEY, fragment);
    return fragment || sessionStorage.getItem(KEY);
  } catch {
    // Storage may be switched off; the address has it.
    return fragment || null;
  }
};

/** No page that is opened from here learns where it came from. */
export const tellNoReferrer = (): void => {
  const meta = document.createElement('meta');
  meta.name = 'referrer';
  meta.content = 'no-referrer';
  document.head.append(meta);
};
