/** What a step says, as far as its first clause and the room for it go. */
export const firstWords = (text: string, most: number): string => {
  const [clause = ''] = text.split(/[，。；：！？,;:!?]|\.\s|\n/);
  const letters = [...clause.trim()];
  return letters.length > most
    ? `${letters
        .slice(0, most - 1)
        .join('')
        .trim()}…`
    : letters.join('');
};
