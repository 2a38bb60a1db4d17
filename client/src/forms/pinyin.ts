// The first character of each letter in the order of pinyin, by which Chinese text is collated.
const LETTERS = 'abcdefghjklmnopqrstwxyz';
const FIRST = '阿八嚓哒妸发旮哈讥咔垃妈拏噢妑七呥扨它穵夕丫帀';

const collator = new Intl.Collator('zh-CN');
const known = new Map<string, string>();

const letterOf = (character: string): string => {
  if (!/\p{Script=Han}/u.test(character)) return character.toLowerCase();
  const at = [...FIRST].findLastIndex((first) => collator.compare(first, character) <= 0);
  return LETTERS[at] ?? '';
};

/** The initials of the pinyin of a text, as people type them to find a name: 区财政局, qczj. */
export const initialsOf = (text: string): string =>
  [...text]
    .map((character) => {
      const letter = known.get(character) ?? letterOf(character);
      known.set(character, letter);
      return letter;
    })
    .join('');

const folded = (text: string) => text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, '');

/** Whether what somebody types finds a name: by any part of it, or by its initials. */
export const isFoundBy = (names: readonly string[], typed: string): boolean => {
  const wanted = folded(typed);
  return names.some(
    (name) => folded(name).includes(wanted) || folded(initialsOf(name)).includes(wanted),
  );
};
