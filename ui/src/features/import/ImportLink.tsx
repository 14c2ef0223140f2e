import type { LinkBtnProps } from '@kit';
import { AppLink } from '@/app/AppLink';
import { links } from '@/app/links';
import { usePlan } from '@/app/plan';
import { t } from '@/texts';
import { useImportKinds } from './useImportKinds';

/** The way to bring a list of a kind in, for the kinds of which lists are known. */
export function ImportLink({ kind, size }: { kind: string; size?: LinkBtnProps['size'] }) {
  const { id } = usePlan();
  const { data: kinds } = useImportKinds();
  const found = kinds?.find((each) => each.kind === kind);
  if (!found) return null;
  return (
    <AppLink
      kind="plain"
      size={size}
      href={links.import(id, kind)}
      aria-label={t('import.link_name', { kind: found.name })}
    >
      {t('import.link')}
    </AppLink>
  );
}
