import MVT from 'ol/format/MVT';
import WMTSCapabilities from 'ol/format/WMTSCapabilities';
import type ImageTile from 'ol/ImageTile';
import type BaseLayer from 'ol/layer/Base';
import TileLayer from 'ol/layer/Tile';
import VectorTileLayer from 'ol/layer/VectorTile';
import TileWMS from 'ol/source/TileWMS';
import VectorTileSource from 'ol/source/VectorTile';
import WMTS, { optionsFromCapabilities } from 'ol/source/WMTS';
import XYZ from 'ol/source/XYZ';
import TileState from 'ol/TileState';
import { createXYZ } from 'ol/tilegrid';
import type OlVectorTile from 'ol/VectorTile';
import { call } from '@/api/client';
import type { BaseMap, Tile } from '@/api/wire';
import { VIEW } from '../ol/setup';
import type { BaseChoice } from './baseMap';
import { greys } from './greys';

/** Its own sheet, so that the style sheet can make it grey and faint. */
const SHEET = { className: 'map-base', zIndex: 0 };

function bytesOf({ base64 }: Tile): Uint8Array<ArrayBuffer> {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i += 1) bytes[i] = text.charCodeAt(i);
  return bytes;
}

/** The picture of a tile on a canvas: no address that a content policy would have to allow. */
async function pictureOf(tile: Tile, side: number): Promise<HTMLCanvasElement> {
  const canvas = document.createElement('canvas');
  canvas.width = side;
  canvas.height = side;
  if (tile.base64) {
    const bitmap = await createImageBitmap(new Blob([bytesOf(tile)], { type: tile.mediaType }));
    canvas.width = bitmap.width;
    canvas.height = bitmap.height;
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
    bitmap.close();
  }
  return canvas;
}

const numbersOf = (address: string) => {
  const [z = 0, x = 0, y = 0] = address.split('/').map(Number);
  return { z, x, y };
};

/** A local file: raster tiles, or vector ones drawn in greys. */
export function fileLayer(base: BaseMap, isDark: boolean): BaseLayer {
  const { minZoom, maxZoom } = base;
  if (base.tiles === 'vector') {
    const source = new VectorTileSource({
      format: new MVT(),
      tileGrid: createXYZ({ minZoom, maxZoom, tileSize: 512 }),
      url: '{z}/{x}/{y}',
      tileLoadFunction: (tile, address) => {
        const mvt = tile as OlVectorTile<never>;
        mvt.setLoader((extent, _resolution, projection) => {
          call('tile', numbersOf(address))
            .then((told) => {
              const features = mvt
                .getFormat()
                .readFeatures(bytesOf(told).buffer, { extent, featureProjection: projection });
              mvt.setFeatures(features as never[]);
            })
            .catch(() => mvt.setState(TileState.ERROR));
        });
      },
    });
    // Drawn in the greys of the look: no filter is needed over it.
    return new VectorTileLayer({ className: 'map-base-drawn', zIndex: 0, source, style: greys(isDark) });
  }
  const source = new XYZ({
    minZoom,
    maxZoom,
    url: '{z}/{x}/{y}',
    transition: 0,
    tileLoadFunction: (tile, address) => {
      call('tile', numbersOf(address))
        .then((told) => pictureOf(told, 256))
        .then((picture) => (tile as ImageTile).setImage(picture))
        .catch(() => tile.setState(TileState.ERROR));
    },
  });
  return new TileLayer({ ...SHEET, source });
}

/** An address of the network that the person wrote. */
export async function addressLayer(choice: BaseChoice & { kind: 'address' }): Promise<BaseLayer | undefined> {
  const { address, type, layer } = choice;
  if (type === 'xyz') return new TileLayer({ ...SHEET, source: new XYZ({ url: address, transition: 0 }) });
  if (type === 'wms')
    return new TileLayer({
      ...SHEET,
      source: new TileWMS({
        url: address,
        projection: VIEW,
        params: { LAYERS: layer, FORMAT: 'image/png', VERSION: '1.3.0' },
        transition: 0,
      }),
    });
  // A pattern for the tiles themselves needs no list of what there is.
  if (address.includes('{TileMatrix}')) {
    const url = address
      .replace('{TileMatrix}', '{z}')
      .replace('{TileRow}', '{y}')
      .replace('{TileCol}', '{x}');
    return new TileLayer({ ...SHEET, source: new XYZ({ url, transition: 0 }) });
  }
  const told = await fetch(address);
  const options = optionsFromCapabilities(new WMTSCapabilities().read(await told.text()), { layer });
  return options ? new TileLayer({ ...SHEET, source: new WMTS({ ...options, transition: 0 }) }) : undefined;
}
