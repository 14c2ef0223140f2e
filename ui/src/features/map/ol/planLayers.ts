import type { Extent } from 'ol/extent';
import OlFeature from 'ol/Feature';
import Point from 'ol/geom/Point';
import VectorLayer from 'ol/layer/Vector';
import Cluster from 'ol/source/Cluster';
import VectorSource from 'ol/source/Vector';
import type { Feature } from '@/api/wire';
import { isShape } from '../geometry/shape';
import { numbers } from '../layers';
import { toOl } from './setup';
import type { Drawn, Styles } from './styles';

/** Points gather with a number when more than these are in view. */
export const GATHER_ABOVE = 500;

/** Symbols of areas hide each other when more than these are in view. */
const CROWDED_ABOVE = 100;

function isMoreThan(source: VectorSource, extent: Extent, most: number): boolean {
  let count = 0;
  source.forEachFeatureInExtent(extent, () => {
    count += 1;
    return count > most;
  });
  return count > most;
}

/** The objects of the plan: areas below, lines above them, points on top, gathered when they are too many. */
export class PlanLayers {
  readonly areas = new VectorSource();
  readonly points = new VectorSource();
  private readonly heaps = new Cluster({
    source: this.points,
    distance: 44,
    minDistance: 20,
    // While an object is edited it has no geometry here.
    geometryFunction: (feature) => {
      const geometry = feature.getGeometry();
      return geometry instanceof Point ? geometry : (null as unknown as Point);
    },
  });
  readonly areaLayer: VectorLayer;
  readonly pointLayer: VectorLayer;
  private isGathered = false;
  private features: readonly Feature[] = [];
  private without?: string;

  constructor(private styles: Styles) {
    this.areaLayer = new VectorLayer({
      source: this.areas,
      style: styles.of,
      declutter: 'plan',
      zIndex: 3,
      renderBuffer: 60,
    });
    this.pointLayer = new VectorLayer({
      source: this.points,
      style: styles.ofHeap,
      declutter: 'plan',
      zIndex: 4,
      renderBuffer: 60,
    });
  }

  restyle(styles: Styles): void {
    styles.isCrowded = this.styles.isCrowded;
    this.styles = styles;
    this.areaLayer.setStyle(styles.of);
    this.pointLayer.setStyle(styles.ofHeap);
  }

  /** Draws these objects; the one that is being edited is drawn by itself. */
  show(features: readonly Feature[], without?: string): void {
    if (features === this.features && without === this.without) return;
    this.features = features;
    this.without = without;
    const number = numbers(features);
    const areas: OlFeature[] = [];
    const points: OlFeature[] = [];
    for (const source of features) {
      if (source.id === without || !isShape(source.geometry)) continue;
      const feature = new OlFeature(toOl(source.geometry));
      const drawn: Drawn = { source, number: number.get(source.id) };
      feature.set('drawn', drawn, true);
      feature.setId(source.id);
      (source.geometry.type === 'Point' ? points : areas).push(feature);
    }
    // Large shapes below small ones, so that each can be seen and chosen.
    const size = (feature: OlFeature) => {
      const [w = 0, s = 0, e = 0, n = 0] = feature.getGeometry()?.getExtent() ?? [];
      return (e - w) * (n - s);
    };
    areas.sort((a, b) => size(b) - size(a));
    this.areas.clear(true);
    this.areas.addFeatures(areas);
    this.points.clear(true);
    this.points.addFeatures(points);
  }

  /** Gathers the points or lets them apart, for what is in view. */
  gather(extent: Extent): void {
    const isCrowded = isMoreThan(this.areas, extent, CROWDED_ABOVE);
    if (isCrowded !== this.styles.isCrowded) {
      this.styles.isCrowded = isCrowded;
      this.areaLayer.changed();
    }
    const isGathered = isMoreThan(this.points, extent, GATHER_ABOVE);
    if (isGathered === this.isGathered) return;
    this.isGathered = isGathered;
    this.pointLayer.setSource(isGathered ? this.heaps : this.points);
  }

  /** Objects in view, for the legend and the cross. */
  within(extent: Extent): Feature[] {
    const found: Feature[] = [];
    for (const source of [this.areas, this.points])
      source.forEachFeatureIntersectingExtent(extent, (feature) => {
        const drawn = feature.get('drawn') as Drawn | undefined;
        if (drawn) found.push(drawn.source);
      });
    return found;
  }
}
