import './ui/styles.ts';
import { render } from 'preact';
import { Suspense } from 'preact/compat';
import { createSettings } from './api/settings.ts';
import { App } from './app/app.tsx';
import { Screen } from './app/lazy.ts';
import { bringFonts } from './ui/fonts.ts';

/** A screen in a room has no account: nobody is asked who it is. */
const page = () =>
  location.pathname === '/screen' ? (
    <Suspense fallback={null}>
      <Screen />
    </Suspense>
  ) : (
    <App settings={createSettings()} />
  );

const root = document.getElementById('app');
if (root) render(page(), root);
void bringFonts();
