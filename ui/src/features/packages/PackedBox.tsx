import { announce, Btn } from '@kit';
import { useEffect, useRef } from 'react';
import type { Packed } from '@/api/wire';
import { platform } from '@/platform';
import { t } from '@/texts';
import { attachments, records } from './counts';
import { bytes, inFours } from './measures';

/** The file that was written: where, how large, and the code that proves it is this one. */
export function PackedBox({ packed }: { packed: Packed }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const size = bytes(packed.bytes);
  useEffect(() => {
    heading.current?.focus();
    announce(t('packages.prepare.done_said', { size }));
  }, [size]);
  const copy = async () => {
    await navigator.clipboard.writeText(packed.sha256);
    announce(t('packages.prepare.copied'));
  };
  const { leftOut } = packed;
  return (
    <section className="packages-box" data-good aria-labelledby="packages-done">
      <h2 id="packages-done" ref={heading} tabIndex={-1}>
        {t('packages.prepare.done')}
      </h2>
      <dl className="packages-facts-list">
        <div>
          <dt>{t('packages.prepare.file')}</dt>
          <dd className="packages-path">{packed.file}</dd>
        </div>
        <div>
          <dt>{t('packages.prepare.content')}</dt>
          <dd>
            {size}, {records(packed.records)}, {attachments(packed.attachments)}
            {leftOut > 0 && (
              <>
                .{' '}
                {leftOut === 1
                  ? t('packages.prepare.left_out_file')
                  : t('packages.prepare.left_out_files', { count: leftOut })}
              </>
            )}
          </dd>
        </div>
        <div>
          <dt>{t('packages.prepare.code')}</dt>
          <dd>
            <code className="packages-code">{inFours(packed.sha256)}</code>
            <span className="packages-hint">{t('packages.prepare.code_use')}</span>
          </dd>
        </div>
      </dl>
      <div className="pp-actions">
        <Btn icon="folder" onPress={() => void platform.showInFolder(packed.file)}>
          {t('packages.prepare.show')}
        </Btn>
        <Btn icon="copy" onPress={() => void copy()}>
          {t('packages.prepare.copy_code')}
        </Btn>
      </div>
    </section>
  );
}
