import { ComboField, type Option, plain } from '@kit';
import { useEffect, useState } from 'react';
import { OUT } from './targets';

export interface TargetFieldProps {
  label: string;
  name: string;
  /** Where the column goes; empty when it stays out. */
  target: string;
  options: readonly Option[];
  onTarget: (target: string) => void;
}

/** Where one column goes: a list with a search. What is typed and is no place is given back on leaving. */
export function TargetField({ label, name, target, options, onTarget }: TargetFieldProps) {
  const nameOf = (id: string) => options.find((option) => option.id === id)?.name ?? id;
  const now = nameOf(target || OUT);
  const [text, setText] = useState(now);
  useEffect(() => setText(now), [now]);
  const choose = (option: Option) => {
    const next = option.id === OUT ? '' : option.id;
    setText(option.name);
    if (next !== target) onTarget(next);
  };
  const leave = () => {
    const typed = plain(text.trim());
    const found = options.filter((option) => plain(option.name) === typed);
    if (found.length === 1 && found[0]) choose(found[0]);
    else setText(now);
  };
  return (
    <ComboField
      label={label}
      name={name}
      value={text}
      options={options}
      onChange={(typed, option) => (option ? choose(option) : setText(typed))}
      onLeave={leave}
    />
  );
}
