import './ui/styles.ts';
import { render } from 'preact';
import { createSettings } from './api/settings.ts';
import { App } from './app/app.tsx';

const root = document.getElementById('app');
if (root) render(<App settings={createSettings()} />, root);
