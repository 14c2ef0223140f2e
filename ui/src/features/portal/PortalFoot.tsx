import { Btn, CheckField } from '@kit';
import { useState } from 'react';
import type { Portal, PortalSection } from '@/api/wire';
import { usePlan } from '@/app/plan';
import { t } from '@/texts';
import type { Walk } from './useWalk';

/** Lines of the mapping that cannot be used: said where they are missed. */
export function Faults({ section }: { section: PortalSection }) {
  const [isOpen, setOpen] = useState(false);
  const { faults, note, items } = section;
  return (
    <>
      {items.length === 0 && note && <p className="portal-note">{note}</p>}
      {faults.length > 0 && (
        <div className="portal-faults">
          <p>
            {faults.length === 1
              ? t('portal.list.faults_one')
              : t('portal.list.faults', { count: faults.length })}{' '}
            <Btn size="small" kind="quiet" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
              {t('portal.list.which')}
            </Btn>
          </p>
          {isOpen && (
            <ul>
              {faults.map((fault) => (
                <li key={fault}>{fault}</li>
              ))}
            </ul>
          )}
        </div>
      )}
    </>
  );
}

/** What is set once, and what the portal does not take. */
export function PortalFoot({ portal, walk }: { portal: Portal; walk: Walk }) {
  const { writable } = usePlan();
  const [isOpen, setOpen] = useState(false);
  const absent = portal.absent.filter(({ values }) => values > 0);
  const count = absent.reduce((sum, { values }) => sum + values, 0);
  return (
    <div className="portal-foot">
      {writable && (
        <>
          <CheckField
            label={t('portal.copy_next')}
            name="portal_copy_next"
            value={walk.copiesNext}
            onChange={walk.setCopiesNext}
          />
          <CheckField
            label={t('portal.empties_last')}
            name="portal_empties_last"
            value={walk.blanksLast}
            onChange={walk.setBlanksLast}
          />
        </>
      )}
      {absent.length > 0 && (
        <p className="portal-absent-head">
          <span className="pp-grow">
            {count === 1 ? t('portal.absent_one') : t('portal.absent', { count })}
          </span>
          <Btn size="small" kind="quiet" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
            {t(isOpen ? 'portal.absent_close' : 'portal.absent_which')}
          </Btn>
        </p>
      )}
      {isOpen && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long list is scrolled with the keys
        <section className="portal-absent" tabIndex={0} aria-label={t('portal.absent', { count })}>
          <ul>
            {absent.map(({ what, why, values }) => (
              <li key={what}>
                <strong>{what}</strong>
                <span className="pp-quiet">
                  {' '}
                  {values === 1 ? t('portal.absent_value') : t('portal.absent_values', { count: values })}
                </span>
                <br />
                {why}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
