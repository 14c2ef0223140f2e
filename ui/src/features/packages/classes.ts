import type { Option } from '@kit';
import { useMemo } from 'react';
import { useKinds } from '@/api/catalogue';
import { t } from '@/texts';

/** Copies whose readers are told in words here. */
const TOLD = ['riservata', 'operativa', 'pubblica'] as const;
type Told = (typeof TOLD)[number];
const isTold = (code: string): code is Told => (TOLD as readonly string[]).includes(code);

/** The copies that can be made, the whole one first, each with who may read it. */
export function useClasses(): Option[] {
  const kinds = useKinds();
  return useMemo(
    () =>
      [...kinds.list('PRIVACY_CLASS')].reverse().map(({ code, label }) => ({
        id: code,
        name: isTold(code) ? t(`packages.prepare.${code}.name`) : label,
        detail: isTold(code)
          ? t(`packages.prepare.${code}.who`)
          : t('packages.prepare.other_class', { class: label }),
      })),
    [kinds],
  );
}
