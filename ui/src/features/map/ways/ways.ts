import type { Shape } from '../geometry/shape';

/** Ways to give an object a place without drawing it. */
export type Way = 'around' | 'copy' | 'coordinates' | 'measures' | 'vertices';

export interface WayProps {
  /** The object that the shape is for. */
  id: string;
  title: string;
  /** Forms that its field may hold. */
  forms: readonly string[];
  shape?: Shape;
  onShape: (shape: Shape, options?: { goesOn?: boolean }) => void;
}
