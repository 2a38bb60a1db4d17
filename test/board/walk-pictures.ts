// Takes a picture of every screen in both languages and all themes: `npm run pictures -- FOLDER [NAME…]`.
import path from 'node:path';
import { startAlone } from './alone.ts';
import { dress } from './looks.ts';
import { SCREENS } from './screens.ts';
import { openHouse, THEMES, walk } from './walk.ts';

const [folder = '.cache/pictures', ...names] = process.argv.slice(2);
const screens = SCREENS.filter(({ name }) => names.length === 0 || names.includes(name));

await using house = await openHouse(startAlone());
await walk(house, { screens }, async ({ screen, page, language }) => {
  for (const theme of THEMES) {
    await dress(page, theme);
    await page.screenshot({ path: path.join(folder, `${screen.name}-${language}-${theme}.png`) });
  }
});
process.stdout.write(`${path.resolve(folder)}\n`);
