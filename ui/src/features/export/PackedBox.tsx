import type { Packed } from '@/api/wire';
import { attachments, records } from '@/features/packages/counts';
import { bytes, inFours } from '@/features/packages/measures';
import { t } from '@/texts';
import { DoneBox } from './DoneBox';

/** The package that was written: where, how large, and the code that proves it is this one. */
export function PackedBox({ packed }: { packed: Packed }) {
  const { leftOut } = packed;
  return (
    <DoneBox
      title={t('packages.prepare.done')}
      place={packed.file}
      placeName={t('export.done.file')}
      code={packed.controlCode}
      content={
        <>
          {bytes(packed.bytes)}, {records(packed.records)}, {attachments(packed.attachments)}
          {leftOut > 0 && (
            <>
              .{' '}
              {leftOut === 1
                ? t('packages.prepare.left_out_file')
                : t('packages.prepare.left_out_files', { count: leftOut })}
            </>
          )}
        </>
      }
      print={inFours(packed.sha256)}
      notes={[]}
    />
  );
}
