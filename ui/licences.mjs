// Writes `src/licences.txt`: the licence of every package whose code, fonts or icons are inside the window.
//   npm run licences          writes it anew
//   npm run licences -- -c    fails when it is not what the packages say
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Needed to build only, but its tokens, rules and icons ship. */
const SHIPPED_TOO = ['bootstrap-italia'];
/** Permissive, and fit to be part of a program under EUPL-1.2. */
const FITTING = [
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  '0BSD',
  'OFL-1.1',
  'CC0-1.0',
  'Unlicense',
  'Zlib',
];
/** Says its licence in a file only. */
const IN_A_FILE = { 'dom-walk': 'MIT' };

const root = import.meta.dirname;
const listed = execFileSync('npm', ['ls', '--omit=dev', '--omit=optional', '--all', '--parseable'], {
  cwd: root,
  encoding: 'utf8',
});
const folders = new Set(listed.split('\n').filter((path) => path.includes('node_modules')));
for (const name of SHIPPED_TOO) folders.add(join(root, 'node_modules', name));

const packages = [...folders]
  .filter((folder) => existsSync(join(folder, 'package.json')))
  .map((folder) => {
    const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const files = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file));
    const words = files.sort().map((file) => readFileSync(join(folder, file), 'utf8').trim());
    const licence = about.license ?? IN_A_FILE[about.name];
    return { name: `${about.name} ${about.version}`, licence: String(licence), words: words.join('\n\n') };
  })
  .filter(({ name }) => !name.startsWith('@types/'))
  .sort((a, b) => a.name.localeCompare(b.name));

const fits = (licence) =>
  licence
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((one) => FITTING.includes(one)));
const strange = packages.filter(({ licence }) => !fits(licence));
if (strange.length > 0)
  throw new Error(`licences to look at: ${strange.map((one) => `${one.name} ${one.licence}`).join('; ')}`);

// The same words once, however many packages carry them.
const groups = new Map();
for (const { name, licence, words } of packages) {
  const key = `${licence}\n\n${words}`.replace(/\r/g, '');
  groups.set(key, [...(groups.get(key) ?? []), name]);
}
const text = [...groups]
  .map(([words, names]) => `${names.join('\n')}\n\n${words.trim()}\n`)
  .join(`\n${'-'.repeat(80)}\n\n`);

const file = join(root, 'src', 'licences.txt');
if (process.argv.includes('-c')) {
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text)
    throw new Error('src/licences.txt is not of these packages: npm run licences');
} else {
  writeFileSync(file, text);
}
