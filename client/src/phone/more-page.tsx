import type { Settings } from '../api/settings.ts';
import type { Viewer } from '../api/viewer.ts';
import { ThemeChoice } from '../app/theme-choice.tsx';
import { Button } from '../ui/button.tsx';
import { plain } from '../words/format.ts';
import { wordOf } from '../words/vocabulary.ts';
import { Written } from '../words/words.tsx';
import { Bar } from './bar.tsx';
import { usePhoneWords } from './words.ts';

/** Who one is, how the screens look, and the way out. */
export const MorePage = ({
  viewer,
  settings,
  onSignOut,
}: {
  readonly viewer: Viewer;
  readonly settings: Settings;
  readonly onSignOut: () => void;
}) => {
  const { language, words, say } = usePhoneWords();
  const units = viewer.units.map(({ shortName }) => plain(shortName, language));
  const posts = viewer.posts.map((post) => wordOf('Post', post, language));
  return (
    <>
      <Bar title={say.more} />
      <main class="phone-scroll">
        <h1>
          <Written text={viewer.person.name} />
        </h1>
        <p class="phone-note">
          {[units.join(words.listSeparator), posts.join(words.listSeparator)]
            .filter(Boolean)
            .join(words.separator)}
        </p>
        <dl class="phone-rows">
          <div>
            <dt>{say.language}</dt>
            <dd>
              <Button
                lang={language === 'zh' ? 'en' : 'zh-CN'}
                onPress={() => settings.language.set(language === 'zh' ? 'en' : 'zh')}
              >
                {words.otherLanguageName}
              </Button>
            </dd>
          </div>
          <div>
            <dt>{say.theme}</dt>
            <dd>
              <ThemeChoice settings={settings} />
            </dd>
          </div>
        </dl>
        <Button isBig onPress={onSignOut}>
          {words.signOut}
        </Button>
      </main>
    </>
  );
};
