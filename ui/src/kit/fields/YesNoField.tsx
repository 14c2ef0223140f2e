import { plain } from '../base/filterText';
import { kitTexts } from '../texts';
import { RadioGroupField } from './RadioGroupField';
import type { FieldFrame, TextValue } from './types';

export interface YesNoFieldProps extends FieldFrame, TextValue {}

const { yes, no, unknown } = kitTexts.yes_no;
const OPTIONS = [
  { id: yes, name: yes },
  { id: no, name: no },
  { id: '', name: unknown },
];

/** Reads the ways in which yes and no are written; anything else stays as it is. */
function read(value: string): string {
  const word = plain(value);
  if (word === plain(yes) || word === 's' || word === 'true') return yes;
  if (word === plain(no) || word === 'n' || word === 'false') return no;
  return value;
}

/** Yes, no, not said: three states, because silence is not a no. Values: the words "sì" and "no", or ''. */
export function YesNoField(props: YesNoFieldProps) {
  const value = read(props.value);
  const isKnown = OPTIONS.some((option) => option.id === value);
  const options = isKnown ? OPTIONS : [...OPTIONS, { id: value, name: `«${value}»` }];
  return <RadioGroupField {...props} value={value} options={options} />;
}
