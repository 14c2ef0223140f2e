import { Btn, EmptyState, ErrorBox, notify } from '@kit';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '@/api/client';
import { message } from '@/api/fault';
import { settled } from '@/api/typing';
import type { KeptCopy } from '@/api/wire';
import { moment } from '@/app/format';
import { usePlan } from '@/app/plan';
import { bytes } from '@/features/packages/measures';
import { t } from '@/texts';
import { useRestored } from './useRestored';

const KEY = ['copies'];

/** The kept copies of the archive, and the way back to one of them. */
export function Copies() {
  const { writable } = usePlan();
  const client = useQueryClient();
  const restored = useRestored();
  const { data, error } = useQuery({ queryKey: KEY, queryFn: () => call('copies', {}), staleTime: 0 });
  const [going, setGoing] = useState<string>();
  const read = () => client.invalidateQueries({ queryKey: KEY });

  const keep = async () => {
    await settled();
    try {
      const copy = await call('keep_copy', {});
      await read();
      notify({ text: t('history.copy.kept', { size: bytes(copy.bytes) }) });
    } catch (fault) {
      notify({ text: message(fault) });
    }
  };
  const restore = async ({ name, madeAt }: KeptCopy) => {
    if (going) return;
    await settled();
    setGoing(name);
    try {
      const where = await restored(await call('restore', { name }));
      const key = where === 'here' ? 'history.copy.restored' : 'history.copy.restored_gone';
      notify({ text: t(key, { when: moment(madeAt) }) });
    } catch (fault) {
      notify({ text: message(fault) });
    }
    setGoing(undefined);
    await read();
  };

  return (
    <div className="history-copies">
      <p>{t('history.copy.about')}</p>
      {writable && (
        <div className="history-keep">
          <Btn icon="copy" onPress={() => void keep()}>
            {t('history.copy.keep')}
          </Btn>
        </div>
      )}
      {error && <ErrorBox message={message(error)} onRetry={() => void read()} />}
      {data?.length === 0 && (
        <EmptyState title={t('history.copy.empty')} text={t('history.copy.empty_text')} />
      )}
      {data && data.length > 0 && (
        <>
          {writable && <p>{t('history.copy.restore_what')}</p>}
          <table className="history-table">
            <caption className="visually-hidden">{t('history.copy.list')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('history.copy.when')}</th>
                <th scope="col">{t('history.copy.why')}</th>
                <th scope="col" className="history-number">
                  {t('history.copy.size')}
                </th>
                {writable && (
                  <td>
                    <span className="visually-hidden">{t('history.copy.restore')}</span>
                  </td>
                )}
              </tr>
            </thead>
            <tbody>
              {data.map((copy) => (
                <tr key={copy.name}>
                  <th scope="row">{moment(copy.madeAt)}</th>
                  <td>{copy.why}</td>
                  <td className="history-number">{bytes(copy.bytes)}</td>
                  {writable && (
                    <td className="history-number">
                      <Btn
                        size="small"
                        aria-label={t('history.copy.restore_of', { when: moment(copy.madeAt) })}
                        onPress={() => void restore(copy)}
                      >
                        {t(going === copy.name ? 'history.copy.restoring' : 'history.copy.restore')}
                      </Btn>
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </div>
  );
}
