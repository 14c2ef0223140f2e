import { MultiChoiceField, type Option } from '@kit';
import { useCallback, useRef } from 'react';
import type { Kind } from '@/api/kinds.names';
import { AttachFile } from '../attachments/AttachFile';
import { fieldExtra } from './FieldExtra';
import type { ControlProps } from './fieldProps';
import { joined, membersOf } from './fieldText';
import { useCreateNamed, useTargets } from './targets';

const NONE: readonly Option[] = [];
const MOST_BOXES = 8;

/** Links to several records. Files of the plan can be taken in from here. */
export function LinksField({ props, typed, frame }: ControlProps) {
  const { plan, field, shown, value, isReadOnly } = props;
  const target = field.of as Kind;
  const isFiles = target === 'attachment';
  const options = useTargets(plan, target, true);
  const ids = membersOf(typed.text, shown, value);
  const latest = useRef(ids);
  latest.current = ids;
  const { type } = typed;
  const add = useCallback((id: string) => type(joined([...latest.current, id])), [type]);
  const create = useCreateNamed(plan, target, add);
  // Without the names there is nothing to read yet.
  if (!options && ids.length > 0) return null;
  return (
    <MultiChoiceField
      {...frame}
      asTags={isFiles || (options ?? NONE).length > MOST_BOXES || (options ?? NONE).length === 0}
      value={ids}
      onChange={(next) => type(joined(next))}
      onLeave={typed.leave}
      options={options ?? NONE}
      onCreate={isReadOnly || isFiles ? undefined : create}
      extra={
        isFiles && !isReadOnly
          ? fieldExtra(
              props,
              'links',
              <AttachFile plan={plan} size="small" onAttached={(record) => add(record.id)} />,
            )
          : frame.extra
      }
    />
  );
}
