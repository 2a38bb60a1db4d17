import { Link, useLocation } from 'wouter';
import { useDutyCount } from '../desk/use-duty-count.ts';
import { usePhoneWords } from './words.ts';

/** The places of the phone, within reach of a thumb. */
export const TabBar = () => {
  const { words, say } = usePhoneWords();
  const [path] = useLocation();
  const count = useDutyCount();
  const places = [
    { href: '/desk', name: say.tabs.desk, count },
    { href: '/', name: say.tabs.board, count: null },
    { href: '/projects', name: say.tabs.projects, count: null },
    { href: '/meetings', name: words.nav.meetings, count: null },
    { href: '/more', name: say.tabs.more, count: null },
  ];
  const at = path.startsWith('/decisions') ? '/meetings' : path;
  const here = places.find(({ href }) => href !== '/' && at.startsWith(href))?.href ?? '/';
  return (
    <nav class="phone-tabs" aria-label={words.nav.main}>
      {places.map((place) => (
        <Link
          key={place.href}
          href={place.href}
          aria-current={place.href === here ? 'page' : undefined}
        >
          {place.name}
          {place.count ? <span> {place.count}</span> : null}
        </Link>
      ))}
    </nav>
  );
};
