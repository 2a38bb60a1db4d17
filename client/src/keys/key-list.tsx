import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useWords } from '../words/words.tsx';
import { KEYS, keyWords } from './words.ts';
import './keys.css';

/** What each key does. */
export const KeyTable = () => {
  const { names } = keyWords(useWords().language);
  return (
    <dl class="keys">
      {KEYS.map(([name, keys]) => (
        <div key={name}>
          <dt>{names[name]}</dt>
          <dd>
            {keys.map((key) => (
              <kbd key={key}>{key}</kbd>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
};

/** The table of keys in front of the page; Esc closes it. */
export const KeyList = ({ onClose }: { readonly onClose: () => void }) => {
  const say = keyWords(useWords().language);
  return (
    <Dialog label={say.title} onClose={onClose}>
      <h2 class="section">
        {say.title}
        <small>{say.hint}</small>
      </h2>
      <KeyTable />
      <Button onPress={onClose}>
        {say.close} <kbd>Esc</kbd>
      </Button>
    </Dialog>
  );
};
