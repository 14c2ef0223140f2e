import { Btn, Splitter } from '@kit';
import type { ReactNode } from 'react';
import { useRecord } from '@/api/queries';
import { usePlan } from '@/app/plan';
import { useRemembered } from '@/app/remember';
import { t } from '@/texts';
import { BesidePane, openOutside } from './BesidePane';
import { useBeside, useBesideRoom } from './beside';
import './beside.css';

/** Forms, with the paper that the person keeps beside them. */
export function WithBeside({ children }: { children: ReactNode }) {
  const { id: plan } = usePlan();
  const [beside, setBeside] = useBeside(plan);
  const [split, setSplit] = useRemembered('split.beside', '58');
  const room = useBesideRoom(plan);
  if (!beside) return children;
  const close = () => setBeside('');
  if (room === 'line')
    return (
      <>
        <BesideLine id={beside} onClose={close} />
        {children}
      </>
    );
  return (
    <div className="beside-both" data-tight={room === 'tight' || undefined}>
      <Splitter
        label={t('sections.beside.forms')}
        initial={Number(split)}
        least={30}
        most={75}
        onResize={(percent) => setSplit(String(percent))}
        first={<div className="beside-forms">{children}</div>}
        second={<BesidePane key={beside} id={beside} onClose={close} />}
      />
    </div>
  );
}

/** Where there is no room beside: what it is, and the way to open it in its own window. */
function BesideLine({ id, onClose }: { id: string; onClose: () => void }) {
  const { id: plan } = usePlan();
  const { data } = useRecord(plan, 'attachment', id);
  const record = data?.record;
  if (!record) return null;
  return (
    <div className="beside-line">
      <span className="pp-grow">{record.title || record.shown.file_name}</span>
      <Btn size="small" icon="external-link" onPress={() => void openOutside(plan, record)}>
        {t('sections.beside.open_short')}
      </Btn>
      <Btn size="small" kind="quiet" onPress={onClose} aria-label={t('sections.beside.close')}>
        {t('sections.beside.remove')}
      </Btn>
    </div>
  );
}
