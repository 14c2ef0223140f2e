/** A value as files hold it: `{raw}` is what was typed and could not be read. */
export const isRaw = (value: unknown): value is { raw: string } =>
  typeof value === 'object' && value !== null && 'raw' in value;

/** The one text of a value: a code, the id of a link, or what was typed in its place. */
export const heldText = (value: unknown): string => {
  if (isRaw(value)) return value.raw;
  return typeof value === 'string' ? value : '';
};

const split = (text: string): string[] =>
  text
    .split(';')
    .map((member) => member.trim())
    .filter(Boolean);

const heldMembers = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.filter((member) => typeof member === 'string');
  return split(heldText(value));
};

/**
 * Codes and ids are typed as they are, but shown in words: while the text is the shown one the value says which they are,
 * afterwards the text itself does.
 */
export const memberOf = (text: string, shown: string, value: unknown): string =>
  text === shown ? heldText(value) : text;
export const membersOf = (text: string, shown: string, value: unknown): string[] =>
  text === shown ? heldMembers(value) : split(text);

/** As the program takes a set. */
export const joined = (members: readonly string[]): string => members.join(';');

/** The shape of a value, or nothing when it could not be read. */
export const shapeOf = (value: unknown): GeoJSON.Geometry | undefined =>
  typeof value === 'object' && value !== null && 'type' in value ? (value as GeoJSON.Geometry) : undefined;

/** A person as typed in one go: the given name is the last word, as in registers. */
export function splitName(text: string): { surname: string; givenName: string } {
  const words = text.trim().split(/\s+/);
  if (words.length < 2) return { surname: words[0] ?? '', givenName: '' };
  return { surname: words.slice(0, -1).join(' '), givenName: words.at(-1) ?? '' };
}
