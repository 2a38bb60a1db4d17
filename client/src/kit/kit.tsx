import { THEMES, type Theme } from '../api/settings.ts';
import { Light } from '../ui/light.tsx';
import { LanguageContext } from '../words/words.tsx';
import { zh } from '../words/zh.ts';
import { Buttons, Colours, Inputs, Type } from './basics.tsx';
import { Cards } from './cards.tsx';
import { Rooms } from './rooms.tsx';
import { Banners, Empties, Happened, Keys, Tables, Versions } from './told.tsx';

const Half = ({ theme, index }: { readonly theme: Theme; readonly index: number }) => (
  <section class="kit-half" data-theme={theme} aria-label={zh.theme[theme]}>
    <div class="kit-head">
      <span class="seal" aria-hidden="true">
        联
      </span>
      <b class="masthead-name">联席　组件</b>
      <Light tone="ok">实时</Light>
      <span class="end">{zh.theme[theme]}</span>
    </div>
    <Colours />
    <Type />
    <Buttons />
    <Inputs half={String(index)} />
    <Cards half={String(index)} />
    <Tables />
    <Happened />
    <Empties />
    <Banners />
    <Versions />
    <Keys />
    <Rooms theme={theme === 'light' || theme === 'contrast' ? 'contrast' : 'projector'} />
  </section>
);

const isTheme = (name: string): name is Theme => THEMES.some((theme) => theme === name);

/** Every component in two themes side by side: light and dark, or those named in the address. */
export const Kit = () => {
  const asked = new URLSearchParams(location.search).getAll('theme').filter(isTheme);
  const themes = asked.length > 0 ? asked : (['light', 'dark'] as const);
  return (
    <LanguageContext.Provider value="zh">
      <main class="kit">
        <h1 class="unseen">联席　组件</h1>
        {themes.map((theme, index) => (
          <Half key={theme} theme={theme} index={index} />
        ))}
      </main>
    </LanguageContext.Provider>
  );
};
