import { ComboField, type Option } from '@kit';
import { useCallback, useState } from 'react';
import { useKinds } from '@/api/catalogue';
import type { Kind } from '@/api/kinds.names';
import { AppLink } from '@/app/AppLink';
import { links } from '@/app/links';
import { t } from '@/texts';
import { fieldExtra } from './FieldExtra';
import type { ControlProps } from './fieldProps';
import { memberOf } from './fieldText';
import { useCreateNamed, useTargets } from './targets';

const NONE: readonly Option[] = [];
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A link to another record: found by its name, made on the spot, opened from here. */
export function LinkField({ props, typed, frame }: ControlProps) {
  const { plan, field, shown, value, isReadOnly } = props;
  const target = field.of as Kind;
  const { kind } = useKinds();
  const id = memberOf(typed.text, shown, value);
  // The whole list is read when somebody comes to choose; until then the title is enough.
  const [isVisited, setVisited] = useState(false);
  const isBare = ID.test(typed.text);
  const options = useTargets(plan, target, isVisited || isBare);
  const create = useCreateNamed(plan, target, typed.type);
  const chosen = options?.find((option) => option.id === id);
  const text = chosen?.name ?? (isBare ? (options ? t('sections.field.no_target') : '') : typed.text);
  const isThere = ID.test(id) && (chosen !== undefined || !isBare);
  const visit = useCallback(() => setVisited(true), []);
  const { label, section } = kind(target);
  return (
    <div onFocusCapture={visit} onPointerEnter={visit}>
      <ComboField
        {...frame}
        value={text}
        options={options ?? NONE}
        onChange={(typedText, option) => typed.type(option?.id ?? typedText)}
        onCreate={isReadOnly ? undefined : create}
        onLeave={typed.leave}
        extra={
          isThere
            ? fieldExtra(
                props,
                'link',
                <AppLink
                  href={links.forms(plan, section, { kind: target, record: id })}
                  aria-label={t('sections.field.open_name', { title: `${label} «${text}»` })}
                >
                  {t('sections.field.open')}
                </AppLink>,
              )
            : frame.extra
        }
      />
    </div>
  );
}
