import { type Settings, THEMES } from '../api/settings.ts';
import { useSignal } from '../api/signal.ts';
import { useWords } from '../words/words.tsx';

/** How the page looks: by day, by night, in a bright room, in a dark one. */
export const ThemeChoice = ({ settings }: { readonly settings: Settings }) => {
  const { words } = useWords();
  const theme = useSignal(settings.theme);
  return (
    <select
      class="button quiet theme-choice"
      aria-label={words.theme.name}
      value={theme}
      onChange={({ currentTarget }) =>
        settings.theme.set(THEMES.find((one) => one === currentTarget.value) ?? theme)
      }
    >
      {THEMES.map((one) => (
        <option key={one} value={one}>
          {words.theme[one]}
        </option>
      ))}
    </select>
  );
};
