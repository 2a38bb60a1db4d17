// All components side by side, light and dark: `npm run dev`, then /kit. No part of the built board.
import '../ui/styles.ts';
import '../project/project.css';
import './kit.css';
import { render } from 'preact';
import { Kit } from './kit.tsx';

const root = document.getElementById('kit');
if (root) render(<Kit />, root);
