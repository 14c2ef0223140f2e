import type { ReactNode } from 'react';
import type { FieldInfo } from '@/api/wire';
import { t } from '@/texts';
import type { Control } from './fieldControl';
import type { FieldOfProps } from './fieldProps';

const privacy = (field: FieldInfo, isPublic: boolean | undefined): string | undefined => {
  if (field.class === 'R') return t('sections.field.reserved');
  if (field.class === 'O' && isPublic !== true) return t('sections.field.operational');
  return isPublic === false ? t('sections.field.kept') : undefined;
};

/** Quiet words under a control: how to write it, whether it is wanted, who will see it. Nothing when there are none. */
export function fieldExtra(
  { field, isPublic, isReadOnly }: Pick<FieldOfProps, 'field' | 'isPublic' | 'isReadOnly'>,
  control: Control,
  more?: ReactNode,
): ReactNode {
  const words = [
    !isReadOnly && control === 'partial_date' && t('sections.field.partial'),
    !isReadOnly && control === 'made' && t('sections.field.made'),
    !isReadOnly && field.mark === 'C' && t('sections.field.case'),
    privacy(field, isPublic),
  ].filter((one): one is string => Boolean(one));
  if (words.length === 0 && !more) return undefined;
  return (
    <span className="sections-extra">
      {words.length > 0 && <span className="pp-quiet">{words.join(' · ')}</span>}
      {more}
    </span>
  );
}
