import type { ReactNode } from 'react';
import type { Severity } from '../base/severity';

/** What a rule says about a field. */
export interface FieldFinding {
  /** Stable key; the message serves when it is left out. */
  id?: string;
  severity: Severity;
  message: string;
  /** How to mend it. */
  fix?: string;
  /** Buttons that mend it, accept it or open it. */
  actions?: readonly { label: string; onPress: () => void }[];
}

/** What every field has around its control. */
export interface FieldFrame {
  label: string;
  /** Name by which other code finds the field (`data-field`). */
  name: string;
  /** Id of the control; made up when left out. */
  id?: string;
  /** Writes the quiet word "essenziale" beside the label. */
  essential?: boolean;
  /** Text behind "?". */
  help?: string;
  /** Where the help comes from: law, decree, article. */
  source?: string;
  /** Form in which the text was read, shown below; '' hides the kit's own reading. */
  understood?: string;
  findings?: readonly FieldFinding[];
  /** Last thing below the control: remarks, provenance, privacy class. */
  extra?: ReactNode;
  /** Shows the value as text to copy, without a control. */
  isReadOnly?: boolean;
  isDisabled?: boolean;
  autoFocus?: boolean;
}

/** A field that holds one text. */
export interface TextValue {
  /** As typed. */
  value: string;
  /** Called at each keystroke. */
  onChange: (value: string) => void;
  /** Called when the focus leaves the field. */
  onLeave?: () => void;
}

/** Entry of a list to choose from. */
export interface Option {
  id: string;
  name: string;
  detail?: string;
}
