import GeoJSON from 'ol/format/GeoJSON';
import type OlGeometry from 'ol/geom/Geometry';
import { get as getProjection } from 'ol/proj';
import { register } from 'ol/proj/proj4';
import proj4 from 'proj4';
import '../geometry/projection';
import type { Shape } from '../geometry/shape';

register(proj4);
/** Zone 32 with room around: what lies beyond is not this plan's. */
getProjection('EPSG:25832')?.setExtent([-400_000, 3_800_000, 1_600_000, 6_200_000]);

export const VIEW = 'EPSG:25832';
const format = new GeoJSON();

/** A shape in degrees, as the map draws it: in metres. */
export const toOl = (shape: Shape): OlGeometry =>
  format.readGeometry(shape, { dataProjection: 'EPSG:4326', featureProjection: VIEW }) as OlGeometry;

/** Back to degrees, seven decimals. */
export const fromOl = (geometry: OlGeometry): Shape =>
  format.writeGeometryObject(geometry, {
    dataProjection: 'EPSG:4326',
    featureProjection: VIEW,
    decimals: 7,
  }) as Shape;

/** Metres of the ground that a pixel of 0.28 mm covers make the scale. */
export const scaleOf = (resolution: number): number => resolution / 0.00028;
export const resolutionOf = (scale: number): number => scale * 0.00028;
