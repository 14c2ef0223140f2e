import { figure } from '@/app/format';
import { t } from '@/texts';

export const records = (count: number): string =>
  count === 1 ? t('packages.prepare.record_one') : t('packages.prepare.records', { count: figure(count) });

export function attachments(count: number): string {
  if (count === 0) return t('packages.prepare.attachment_none');
  if (count === 1) return t('packages.prepare.attachment_one');
  return t('packages.prepare.attachments', { count: figure(count) });
}
