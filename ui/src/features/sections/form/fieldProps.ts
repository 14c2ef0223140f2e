import type { FieldFinding, FieldFrame } from '@kit';
import type { Kind } from '@/api/kinds.names';
import type { Spot, TypedField } from '@/api/typing';
import type { FieldInfo } from '@/api/wire';

/** What a form knows of one of its fields. */
export interface FieldOfProps {
  plan: string;
  kind: Kind;
  id: string;
  field: FieldInfo;
  /** Fields that come with a record which is not stored yet. */
  start?: readonly (readonly [string, string])[];
  /** What the record holds, in words. */
  shown: string;
  /** As files hold it. */
  value: unknown;
  /** Whether the public copy shows it; nothing when it is empty. */
  isPublic?: boolean;
  /** A shape in words. */
  sentence: string;
  findings: readonly FieldFinding[];
  isReadOnly: boolean;
}

/** What the controls for codes, links and sets are given. */
export interface ControlProps {
  props: FieldOfProps;
  spot: Spot;
  typed: TypedField;
  frame: FieldFrame;
}
