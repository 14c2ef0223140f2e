/** The map that lies under the plan, as it is remembered. */
export type BaseChoice =
  | { kind: 'none' }
  | { kind: 'file'; file: string; on: boolean }
  | { kind: 'address'; address: string; type: AddressType; layer: string; on: boolean };
export type AddressType = 'xyz' | 'wms' | 'wmts';

const TYPES: readonly string[] = ['xyz', 'wms', 'wmts'] satisfies AddressType[];
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Reads what is remembered; anything else is no base map. */
export function readBase(kept: string): BaseChoice {
  let told: Record<string, unknown>;
  try {
    told = (JSON.parse(kept || '{}') ?? {}) as Record<string, unknown>;
  } catch {
    return { kind: 'none' };
  }
  const on = told.on !== false;
  if (told.kind === 'file' && text(told.file)) return { kind: 'file', file: text(told.file), on };
  if (told.kind === 'address' && text(told.address)) {
    const type = TYPES.includes(text(told.type)) ? (told.type as AddressType) : 'xyz';
    return { kind: 'address', address: text(told.address), type, layer: text(told.layer), on };
  }
  return { kind: 'none' };
}

export const writeBase = (choice: BaseChoice): string =>
  choice.kind === 'none' ? '' : JSON.stringify(choice);

/** Where the network is asked, to be shown; nothing when the address cannot be read. */
export function hostOf(address: string): string | undefined {
  try {
    // The places for column, row and zoom are no part of an address.
    return new URL(address.replaceAll(/[{}]/g, '')).host || undefined;
  } catch {
    return undefined;
  }
}

/** The one address that the program lets through until it is opened anew: the one remembered when it began. */
let atStart: string | undefined;
export function isAllowed(kept: string, choice: BaseChoice): boolean {
  atStart ??= kept;
  if (choice.kind !== 'address') return true;
  const before = readBase(atStart);
  return before.kind === 'address' && before.on && hostOf(before.address) === hostOf(choice.address);
}
export const forgetStart = (): void => {
  atStart = undefined;
};
