import './packages.css';
import { Tabs } from '@kit';
import { useEffect, useState } from 'react';
import { useOpened } from '@/app/openedFile';
import { t } from '@/texts';
import { OpenPackage } from './OpenPackage';
import { Prepare } from './Prepare';

/** Packages out and in. A file that was opened with the program is taken up here. */
export function PackagesScreen() {
  const opened = useOpened((state) => state.file);
  const [tab, setTab] = useState(opened ? 'open' : 'prepare');
  useEffect(() => {
    if (opened) setTab('open');
  }, [opened]);
  return (
    <div className="packages">
      <h1>{t('packages.title')}</h1>
      <Tabs
        label={t('packages.parts')}
        selected={tab}
        onSelect={setTab}
        items={[
          { id: 'prepare', name: t('packages.prepare.title'), content: <Prepare /> },
          { id: 'open', name: t('packages.open.title'), content: <OpenPackage /> },
        ]}
      />
    </div>
  );
}
