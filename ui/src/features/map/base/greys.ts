import type { FeatureLike } from 'ol/Feature';
import Fill from 'ol/style/Fill';
import Stroke from 'ol/style/Stroke';
import Style from 'ol/style/Style';
import Text from 'ol/style/Text';

const line = (color: string, width: number, lineDash?: number[]) =>
  new Style({ stroke: new Stroke({ color, width, lineDash }) });
const fill = (color: string) => new Style({ fill: new Fill({ color }) });

/** Layers of vector maps by the words in their names: the usual schemes call them alike. */
const LAYERS: readonly (readonly [RegExp, 'water' | 'stream' | 'building' | 'road' | 'rail' | 'green' | 'border' | 'place'])[] =
  [
    [/water(_?way|_?line)|river|stream/, 'stream'],
    [/water|ocean|lake/, 'water'],
    [/building/, 'building'],
    [/rail/, 'rail'],
    [/boundar|admin/, 'border'],
    [/place|settlement|_name|label|poi/, 'place'],
    [/road|transport|street|highway/, 'road'],
    [/land|wood|forest|park|natural|earth/, 'green'],
  ];

const sortOf = (layer: string) => LAYERS.find(([pattern]) => pattern.test(layer))?.[1];

/** How vector base maps are drawn: in greys, so that the plan comes first. */
export function greys(): (feature: FeatureLike) => Style | undefined {
  const styles = {
    water: fill('#c9ced3'),
    stream: line('#a9b1b9', 1.5),
    building: fill('#b9bdc1'),
    road: line('#8d949b', 1.5),
    rail: line('#777d84', 1.5, [6, 4]),
    green: fill('#e7e9ea'),
    border: line('#8d949b', 1, [8, 4, 2, 4]),
  };
  return (feature) => {
    const form = feature.getGeometry()?.getType() ?? '';
    const sort = sortOf(String(feature.get('layer') ?? '').toLowerCase());
    if (!sort) return undefined;
    if (sort !== 'place') {
      const isLine = form.endsWith('LineString');
      const isArea = form.endsWith('Polygon');
      const style = styles[sort];
      return (isLine && style.getStroke()) || (isArea && style.getFill()) ? style : undefined;
    }
    const name = feature.get('name:it') ?? feature.get('name');
    return form === 'Point' && name
      ? new Style({
          text: new Text({
            text: String(name),
            font: '12px "Titillium Web", system-ui, sans-serif',
            fill: new Fill({ color: '#4b535b' }),
            stroke: new Stroke({ color: '#ffffff', width: 3 }),
          }),
        })
      : undefined;
  };
}
