import type { FieldFinding } from '@kit';
import type { FieldInfo } from '@/api/wire';
import type { Spot } from '@/api/typing';

export interface ShapeFieldProps {
  spot: Spot;
  field: FieldInfo;
  /** The shape of the record, if it has one. */
  geometry?: GeoJSON.Geometry;
  /** The shape in words. */
  sentence: string;
  findings?: readonly FieldFinding[];
  isReadOnly?: boolean;
}

/** A shape in a form: its sentence, a small map, and the ways to change it without a mouse. */
export function ShapeField(_: ShapeFieldProps) {
  return null;
}
