import { MultiChoiceField } from '@kit';
import { useMemo } from 'react';
import { useStart } from '@/api/queries';
import type { ControlProps } from './fieldProps';
import { joined, membersOf } from './fieldText';

/** Communes of the register, chosen by name and kept by their code. */
export function CommunesField({ props, typed, frame }: ControlProps) {
  const { data } = useStart();
  const options = useMemo(
    () => (data?.communes ?? []).map((one) => ({ id: one.istat, name: one.name, detail: one.istat })),
    [data?.communes],
  );
  return (
    <MultiChoiceField
      {...frame}
      asTags
      value={membersOf(typed.text, props.shown, props.value)}
      onChange={(next) => typed.type(joined(next))}
      onLeave={typed.leave}
      options={options}
    />
  );
}
