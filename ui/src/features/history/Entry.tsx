import { Badge, Btn, Disclosure, Icon } from '@kit';
import { useState } from 'react';
import type { HistoryEntry } from '@/api/wire';
import { time } from '@/app/format';
import { usePlan } from '@/app/plan';
import { t } from '@/texts';
import { Brief } from './Brief';
import { RecordSteps } from './RecordSteps';
import { stepsByRecord } from './stepsByRecord';
import { useUndoThis } from './useUndoThis';

export interface EntryProps {
  entry: HistoryEntry;
  /** The record whose history this is: its name need not be said again. */
  record?: string;
}

/** One act of a person: what, when, who, and in place what it changed. */
export function Entry({ entry, record }: EntryProps) {
  const [isOpen, setOpen] = useState(false);
  const isTurn = entry.deed !== 'edit';
  return (
    <li className="history-entry" data-deed={entry.deed}>
      <Disclosure
        isOpen={isOpen}
        onOpenChange={setOpen}
        title={
          <span className="history-head">
            <span className="history-time">{time(entry.at)}</span>
            <span className="history-words">
              <span className="history-what">
                {isTurn && <Icon name={entry.deed === 'undo' ? 'restore' : 'refresh'} size={16} />}
                <span>{entry.what}</span>
                {isTurn && (
                  <Badge>{t(entry.deed === 'undo' ? 'history.entry.undo' : 'history.entry.redo')}</Badge>
                )}
              </span>
              <span className="history-brief">
                {entry.author}
                {!isOpen && <Brief entry={entry} />}
              </span>
            </span>
          </span>
        }
      >
        {isOpen && <Opened entry={entry} record={record} />}
      </Disclosure>
    </li>
  );
}

function Opened({ entry, record }: EntryProps) {
  const { writable } = usePlan();
  const [refused, undoThis] = useUndoThis(entry);
  const { more } = entry;
  return (
    <div className="history-opened">
      {entry.steps.length === 0 && <p className="pp-quiet">{t('history.entry.no_steps')}</p>}
      {stepsByRecord(entry.steps).map((group) => (
        <RecordSteps key={group.record} group={group} isHere={group.record === record} />
      ))}
      {more > 0 && (
        <p className="pp-quiet">
          {more === 1 ? t('history.entry.more_one') : t('history.entry.more', { count: more })}
        </p>
      )}
      {writable && entry.deed === 'edit' && entry.steps.length > 0 && (
        <div className="history-undo">
          <Btn size="small" icon="restore" onPress={() => void undoThis()}>
            {t('history.entry.undo_this')}
          </Btn>
          <span role="status">{refused}</span>
        </div>
      )}
    </div>
  );
}
