/** Text without accents, case and doubled spaces, for comparing what people type. */
export function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[’`]/g, "'")
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

/** True when each word typed is somewhere in the text, in any order: "rossi ma" finds "Maria Rossi". */
export function matches(text: string, typed: string): boolean {
  const whole = plain(text);
  return plain(typed)
    .split(' ')
    .every((word) => whole.includes(word));
}

/** Compares names as an Italian reader sorts them. */
export const collator = new Intl.Collator('it-IT', { numeric: true, sensitivity: 'base' });
