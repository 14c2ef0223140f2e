/** Digits in groups that can be read aloud and dialled. Only for the eye: the number itself stays as written. */
export function grouped(value: string): string {
  const text = value.trim().replace(/\s+/g, ' ');
  const [, prefix = '', written, digits = ''] = /^(\+39)? ?(?:(\d{2,4}) )?(\d{6,})$/.exec(text) ?? [];
  // Somebody has grouped them all: their way is the one they know.
  if (!digits) return text;
  // Mobiles begin with three, most districts have four digits.
  const ownHead = digits.startsWith('0') ? (/^0[26]/.test(digits) ? 2 : 4) : 3;
  const head = written ?? digits.slice(0, ownHead);
  const rest = (written ? digits : digits.slice(ownHead)).match(/\d{1,3}/g) ?? [];
  // A single digit alone at the end is easily missed.
  if (rest.length > 1 && rest.at(-1)?.length === 1) rest.splice(-2, 2, rest.slice(-2).join(''));
  return [prefix, head, ...rest].filter(Boolean).join(' ');
}
