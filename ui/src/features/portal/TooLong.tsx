import { announce, Btn, LongTextField, SeverityMark } from '@kit';
import { type RefObject, useState } from 'react';
import type { PortalItem } from '@/api/wire';
import { usePlan } from '@/app/plan';
import { t } from '@/texts';
import { shorten } from './usePortal';
import { letters } from './words';

export interface TooLongProps {
  item: PortalItem;
  /** Where the focus goes when the text is done. */
  copyButton: RefObject<HTMLButtonElement | null>;
}

/** Texts that are being shortened: leaving the value does not lose them. */
const begun = new Map<string, string>();

/** A value that the portal would cut, said before it is pasted; its shorter text never touches the plan. */
export function TooLong({ item, copyButton }: TooLongProps) {
  const { id: plan, writable } = usePlan();
  const key = `${plan} ${item.id}`;
  const [isOpen, setOpen] = useState(begun.has(key));
  const { most, shortened, shortenedOld } = item;
  if (!item.tooLong && shortened === null) return null;
  const close = () => {
    begun.delete(key);
    setOpen(false);
    copyButton.current?.focus();
  };
  const giveUp = async () => {
    if (!(await shorten(plan, item.id, ''))) return;
    announce(t('portal.long.given_up'));
    close();
  };
  if (isOpen && writable)
    return (
      <ShortText
        item={item}
        start={begun.get(key) ?? shortened ?? item.value}
        onType={(text) => begun.set(key, text)}
        onUsed={close}
        onClose={close}
      />
    );
  const isUsed = shortened !== null && !shortenedOld;
  const length = letters(isUsed ? shortened : item.value);
  return (
    <div className="portal-long">
      <SeverityMark severity={isUsed ? 'nota' : 'avviso'} />
      <div className="pp-grow">
        {!isUsed && most !== null && <p>{t('portal.long.over', { length, most })}</p>}
        {isUsed && (
          <p>
            {most === null
              ? t('portal.long.in_use_free', { length })
              : t('portal.long.in_use', { length, most })}
          </p>
        )}
        {shortenedOld && <p>{t('portal.long.old')}</p>}
      </div>
      {writable && (
        <div className="portal-long-does">
          <Btn size="small" onPress={() => setOpen(true)}>
            {t(shortened === null ? 'portal.long.shorten' : 'portal.long.change')}
          </Btn>
          {shortened !== null && (
            <Btn size="small" kind="quiet" onPress={() => void giveUp()}>
              {t('portal.long.whole')}
            </Btn>
          )}
        </div>
      )}
    </div>
  );
}

interface ShortTextProps {
  item: PortalItem;
  start: string;
  onType: (text: string) => void;
  onUsed: () => void;
  onClose: () => void;
}

function ShortText({ item, start, onType, onUsed, onClose }: ShortTextProps) {
  const { id: plan } = usePlan();
  const [text, setText] = useState(start);
  const length = letters(text.trim());
  const most = item.most ?? length;
  const over = length - most;
  const use = async () => {
    if (over > 0) {
      announce(t('portal.long.count_over', { length, most, over }));
      return;
    }
    if (!(await shorten(plan, item.id, text.trim()))) return;
    announce(t('portal.long.used'));
    onUsed();
  };
  return (
    <div className="portal-short">
      <LongTextField
        label={t('portal.long.box')}
        name="portal_short"
        autoFocus
        rows={3}
        value={text}
        onChange={(next) => {
          setText(next);
          onType(next);
        }}
        understood=""
        extra={
          item.most !== null && (
            <span className="portal-count" data-over={over > 0 || undefined} role="status">
              {over > 0
                ? t('portal.long.count_over', { length, most, over })
                : t('portal.long.count', { length, most })}
            </span>
          )
        }
      />
      <div className="portal-long-does">
        <Btn size="small" kind="primary" onPress={() => void use()}>
          {t('portal.long.use')}
        </Btn>
        <Btn size="small" kind="quiet" onPress={onClose}>
          {t('portal.long.close')}
        </Btn>
      </div>
    </div>
  );
}
