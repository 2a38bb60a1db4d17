import { useEffect, useState } from 'preact/hooks';
import type { Language } from '../words/format.ts';

/** For dark rooms, and for bright ones. */
type Theme = 'projector' | 'contrast';

type View = { readonly language: Language; readonly theme: Theme };

const viewOfAddress = (): View => {
  const asked = new URLSearchParams(location.search);
  return {
    language: asked.get('lang') === 'en' ? 'en' : 'zh',
    theme: asked.get('theme') === 'contrast' ? 'contrast' : 'projector',
  };
};

const toggleFullScreen = () => {
  const done = document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen();
  void done.catch(() => {});
};

/**
 * Language and theme of this screen, by its address (`?lang=en&theme=contrast`) or by L and T; F
 * fills the screen. What the keys choose stands in the address, so that a reload keeps it.
 */
export const useView = () => {
  const [view, setView] = useState(viewOfAddress);
  const show = (next: View) => {
    const asked = new URLSearchParams({ lang: next.language, theme: next.theme });
    history.replaceState(history.state, '', `${location.pathname}?${asked}${location.hash}`);
    setView(next);
  };
  const acts = {
    full: toggleFullScreen,
    theme: () => show({ ...view, theme: view.theme === 'contrast' ? 'projector' : 'contrast' }),
    language: () => show({ ...view, language: view.language === 'zh' ? 'en' : 'zh' }),
  };
  useEffect(() => {
    document.documentElement.dataset['theme'] = view.theme;
    document.documentElement.lang = view.language === 'zh' ? 'zh-CN' : 'en';
  }, [view]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // An input method that composes has the key, whatever it is called.
      if (event.isComposing || event.keyCode === 229) return;
      // A key that is held down is one press: a picture that flickers is no picture.
      if (event.repeat) return;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const act = { f: acts.full, t: acts.theme, l: acts.language }[event.key.toLowerCase()];
      if (!act) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [view]);
  return { ...view, acts };
};
