import type { FeatureLike } from 'ol/Feature';
import Fill from 'ol/style/Fill';
import Stroke from 'ol/style/Stroke';
import Style from 'ol/style/Style';
import Text from 'ol/style/Text';

const line = (color: string, width: number, lineDash?: number[]) =>
  new Style({ stroke: new Stroke({ color, width, lineDash }) });
const fill = (color: string) => new Style({ fill: new Fill({ color }) });

/** Layers of vector maps by the words in their names: the usual schemes call them alike. */
const LAYERS: readonly (readonly [
  RegExp,
  'water' | 'stream' | 'building' | 'road' | 'rail' | 'green' | 'border' | 'place',
])[] = [
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
export function greys(isDark: boolean): (feature: FeatureLike) => Style | undefined {
  const styles = {
    water: fill(isDark ? '#33434f' : '#d3d8dc'),
    stream: line(isDark ? '#5d6c79' : '#a9b1b9', 1.5),
    building: fill(isDark ? '#4a5965' : '#c4c8cc'),
    road: line(isDark ? '#7b8994' : '#9aa1a7', 1.5),
    rail: line(isDark ? '#8d99a3' : '#858b91', 1.5, [6, 4]),
    green: fill(isDark ? '#1b2a37' : '#eceeef'),
    border: line(isDark ? '#7b8994' : '#9aa1a7', 1, [8, 4, 2, 4]),
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
            fill: new Fill({ color: isDark ? '#c9d3dc' : '#4b535b' }),
            stroke: new Stroke({ color: isDark ? '#0f1b27' : '#ffffff', width: 3 }),
          }),
        })
      : undefined;
  };
}
