import proj4 from 'proj4';

/** East and north in metres (EPSG:25832), or longitude and latitude in degrees: which of the two, the name says. */
export type Position = [number, number];

proj4.defs('EPSG:25832', '+proj=utm +zone=32 +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m +no_defs');
const utm = proj4('EPSG:4326', 'EPSG:25832');

/** Seven decimals, about a centimetre: as shapes are stored. */
const round = (degrees: number) => Math.round(degrees * 1e7) / 1e7;

export function toMetres(degrees: readonly number[]): Position {
  const [east, north] = utm.forward([degrees[0] ?? 0, degrees[1] ?? 0]) as Position;
  return [east, north];
}

export function toDegrees(metres: readonly number[]): Position {
  const [longitude, latitude] = utm.inverse([metres[0] ?? 0, metres[1] ?? 0]) as Position;
  return [round(longitude), round(latitude)];
}
