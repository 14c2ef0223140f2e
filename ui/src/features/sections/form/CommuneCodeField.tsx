import { ComboField } from '@kit';
import { useMemo } from 'react';
import { useStart } from '@/api/queries';
import type { ControlProps } from './fieldProps';

/** One commune, found by its name and kept by its ISTAT code. */
export function CommuneCodeField({ typed, frame }: ControlProps) {
  const { data } = useStart();
  const options = useMemo(
    () => (data?.communes ?? []).map((one) => ({ id: one.istat, name: one.name, detail: one.istat })),
    [data?.communes],
  );
  return (
    <ComboField
      {...frame}
      value={options.find((option) => option.id === typed.text.trim())?.name ?? typed.text}
      options={options}
      onChange={(text, option) => typed.type(option?.id ?? text)}
      onLeave={typed.leave}
    />
  );
}
