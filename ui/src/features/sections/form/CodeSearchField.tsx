import { ComboField } from '@kit';
import { useMemo } from 'react';
import type { CodeInfo } from '@/api/wire';
import { rowsFor } from './fieldControl';
import type { ControlProps } from './fieldProps';
import { memberOf } from './fieldText';

/** A code of a long list: typed to find it. What is not in the list stays as typed. */
export function CodeSearchField({ props, typed, frame, rows }: ControlProps & { rows: readonly CodeInfo[] }) {
  const code = memberOf(typed.text, props.shown, props.value);
  const options = useMemo(() => rowsFor(rows, [code]), [rows, code]);
  return (
    <ComboField
      {...frame}
      value={options.find((option) => option.id === code)?.name ?? code}
      options={options}
      onChange={(text, option) => typed.type(option?.id ?? text)}
      onLeave={typed.leave}
    />
  );
}
