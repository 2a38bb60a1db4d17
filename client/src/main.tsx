import './ui/styles.ts';
import { render } from 'preact';
import { createSettings } from './api/settings.ts';
import { App } from './app/app.tsx';
import { bringFonts } from './ui/fonts.ts';

const root = document.getElementById('app');
if (root) render(<App settings={createSettings()} />, root);
void bringFonts();
