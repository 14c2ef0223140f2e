import source from '@texts/window_kit.json';

/** Every Italian word that the parts say by themselves. */
export const kitTexts = source.window.kit;

/** Puts the values in the places of a text: `fill('{a} di {b}', { a: 1, b: 2 })`. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (whole, key: string) => String(values[key] ?? whole));
}
