import { Suspense } from 'preact/compat';
import { useLocation } from 'wouter';
import type { Settings } from '../api/settings.ts';
import type { Viewer } from '../api/viewer.ts';
import { useDutyCount } from '../desk/use-duty-count.ts';
import { usePageKeys } from '../keys/use-page-keys.ts';
import { LineIndicator } from '../line/line.tsx';
import { Button } from '../ui/button.tsx';
import { Masthead, type Place } from '../ui/masthead.tsx';
import { type Language, plain } from '../words/format.ts';
import { wordOf } from '../words/vocabulary.ts';
import { useWords } from '../words/words.tsx';
import type { Dictionary } from '../words/zh.ts';
import { KeyList } from './lazy.ts';
import { ThemeChoice } from './theme-choice.tsx';

/** 办公室　沈一鸣: the post of those who lead, else the unit; then the name. */
const nameOf = (viewer: Viewer, language: Language, separator: string): string => {
  const unit = plain(viewer.units[0]?.shortName, language);
  const place = unit || wordOf('Post', viewer.posts[0] ?? '', language);
  return [place, plain(viewer.person.name, language)].filter(Boolean).join(separator);
};

const Switches = ({ settings }: { readonly settings: Settings }) => {
  const { language, words } = useWords();
  return (
    <>
      <ThemeChoice settings={settings} />
      <Button
        kind="quiet"
        lang={language === 'zh' ? 'en' : 'zh-CN'}
        onPress={() => settings.language.set(language === 'zh' ? 'en' : 'zh')}
      >
        {words.otherLanguage}
      </Button>
    </>
  );
};

/** The review of decisions is reached from the meetings. */
const placesOf = ({ nav }: Dictionary, path: string, count: number | null): readonly Place[] => {
  const isAt = (...starts: readonly string[]) => starts.some((one) => path.startsWith(one));
  const places = [
    { href: '/desk', name: nav.desk, count, isHere: isAt('/desk') },
    { href: '/projects', name: nav.projects, count: null, isHere: isAt('/projects') },
    { href: '/meetings', name: nav.meetings, count: null, isHere: isAt('/meetings', '/decisions') },
  ];
  const isBoard = !places.some(({ isHere }) => isHere);
  return places.toSpliced(1, 0, { href: '/', name: nav.board, count: null, isHere: isBoard });
};

/** The masthead of all screens: where one is, what waits, how the line stands, who one is. */
export const Head = ({
  viewer,
  settings,
  onSignOut,
}: {
  readonly viewer: Viewer;
  readonly settings: Settings;
  readonly onSignOut: () => void;
}) => {
  const { language, words } = useWords();
  const [path] = useLocation();
  const count = useDutyCount();
  const keys = usePageKeys();
  return (
    <Masthead body={words.body} label={words.nav.main} places={placesOf(words, path, count)}>
      <LineIndicator />
      <span class="switches">
        <Switches settings={settings} />
        <Button kind="quiet" aria-label={words.keys} onPress={() => keys.setListed(true)}>
          ?
        </Button>
      </span>
      <span class="divider" />
      <details class="user-menu">
        <summary class="button quiet">{nameOf(viewer, language, words.separator)}</summary>
        <div>
          <span class="switches-inside">
            <Switches settings={settings} />
          </span>
          <Button kind="quiet" onPress={onSignOut}>
            {words.signOut}
          </Button>
        </div>
      </details>
      {keys.isListed && (
        <Suspense fallback={null}>
          <KeyList onClose={() => keys.setListed(false)} />
        </Suspense>
      )}
    </Masthead>
  );
};
