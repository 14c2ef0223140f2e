import './packages.css';
import { t } from '@/texts';
import { CompareCode } from './CompareCode';
import { OpenPackage } from './OpenPackage';

/** Packages that somebody sent. A file that was opened with the program is taken up here. */
export function PackagesScreen() {
  return (
    <div className="packages">
      <h1>{t('packages.title')}</h1>
      <OpenPackage />
      <CompareCode />
    </div>
  );
}
