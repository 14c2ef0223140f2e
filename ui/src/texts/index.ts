import app from '@texts/window_app.json';
import checks from '@texts/window_checks.json';
import exporting from '@texts/window_export.json';
import grid from '@texts/window_grid.json';
import hazards from '@texts/window_hazards.json';
import help from '@texts/window_help.json';
import history from '@texts/window_history.json';
import home from '@texts/window_home.json';
import imports from '@texts/window_import.json';
import map from '@texts/window_map.json';
import model from '@texts/window_model.json';
import packages from '@texts/window_packages.json';
import portal from '@texts/window_portal.json';
import search from '@texts/window_search.json';
import sections from '@texts/window_sections.json';
import settings from '@texts/window_settings.json';
import unit from '@texts/window_unit.json';
import welcome from '@texts/window_welcome.json';
import { fill } from '@/kit/texts';

/** Every sentence of the window: one catalogue, shared with the programs written in Rust. */
const catalogue = {
  app: app.window.app,
  checks: checks.window.checks,
  export: exporting.window.export,
  grid: grid.window.grid,
  hazards: hazards.window.hazards,
  help: help.window.help,
  history: history.window.history,
  home: home.window.home,
  import: imports.window.import,
  map: map.window.map,
  model: model.window.model,
  packages: packages.window.packages,
  portal: portal.window.portal,
  search: search.window.search,
  sections: sections.window.sections,
  settings: settings.window.settings,
  unit: unit.window.unit,
  welcome: welcome.window.welcome,
};

type Paths<T> = {
  [K in keyof T & string]: T[K] extends string
    ? K
    : T[K] extends readonly unknown[]
      ? never
      : `${K}.${Paths<T[K]>}`;
}[keyof T & string];

/** The dotted name of a sentence: a wrong one does not compile. */
export type TextKey = Paths<typeof catalogue>;

/** The sentence of that name, with its `{places}` filled. */
export function t(key: TextKey, values?: Record<string, string | number>): string {
  let found: unknown = catalogue;
  for (const part of key.split('.')) found = (found as Record<string, unknown>)[part];
  return values ? fill(found as string, values) : (found as string);
}

/** Lists of the catalogue, which `t` does not reach. */
export const lists = { keys: app.window.app.keys.list, rail: app.window.app.rail, help: help.window.help };
