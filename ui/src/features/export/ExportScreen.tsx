import './export.css';
import { Btn } from '@kit';
import { useState } from 'react';
import { AppLink } from '@/app/AppLink';
import { date } from '@/app/format';
import { links } from '@/app/links';
import { usePlan } from '@/app/plan';
import { useRemembered } from '@/app/remember';
import { t } from '@/texts';
import { FolderOut } from './FolderOut';
import { PackageOut } from './PackageOut';
import { Readers } from './Readers';
import { Register } from './Register';
import { isReader } from './readers';
import { useRegister, whatWords } from './useRegister';

/** What goes out of the plan: for whom, what, whether it can, who sees what; and what went out before. */
export function ExportScreen() {
  const { id } = usePlan();
  const [kept, keep] = useRemembered('export_for', 'riservata');
  const reader = isReader(kept) ? kept : 'riservata';
  const [isOpen, setOpen] = useState(false);
  const register = useRegister(id);
  const last = register.data?.[0];
  const readers = (
    <Readers value={reader} onChange={keep}>
      <AppLink href={links.portal(id)}>{t('export.for.portal')}</AppLink>
    </Readers>
  );
  return (
    <div className="export">
      <header className="export-top">
        <h1>{t('export.title')}</h1>
        {last && (
          <span className="pp-quiet">
            {t(last.recipient ? 'export.last_for' : 'export.last', {
              what: whatWords(last),
              date: date(last.at),
              recipient: last.recipient,
            })}
          </span>
        )}
        <Btn
          size="small"
          kind="quiet"
          icon="list"
          onPress={() => {
            setOpen(true);
            // Once it is drawn.
            setTimeout(() => document.getElementById('export-register')?.focus());
          }}
        >
          {t('export.register_open')}
        </Btn>
      </header>
      {reader === 'riservata' ? (
        <PackageOut readers={readers} />
      ) : (
        <FolderOut key={reader} reader={reader} readers={readers} />
      )}
      <Register isOpen={isOpen} onOpenChange={setOpen} register={register} />
    </div>
  );
}
