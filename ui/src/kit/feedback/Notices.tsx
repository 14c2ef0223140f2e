import { useEffect, useRef, useSyncExternalStore } from 'react';
import { announce } from '../base/announce';
import { Region } from '../base/Region';
import { Btn } from '../buttons/Btn';
import { IconBtn } from '../buttons/IconBtn';
import { fill, kitTexts } from '../texts';
import { closeNotice, type KeptNotice, readNotices, watchNotices } from './notices.store';

function NoticeRow({ notice }: { notice: KeptNotice }) {
  const { id, text, undo, action } = notice;
  return (
    <li className="pp-notice">
      <span className="pp-grow">{text}</span>
      {action && (
        <Btn
          size="small"
          onPress={() => {
            action.onPress();
            closeNotice(id);
          }}
        >
          {action.label}
        </Btn>
      )}
      {undo && (
        <Btn
          size="small"
          onPress={() => {
            undo();
            closeNotice(id);
            announce(kitTexts.notices.undone);
          }}
        >
          {kitTexts.notices.undo}
        </Btn>
      )}
      <IconBtn
        icon="close"
        name={fill(kitTexts.notices.close, { text })}
        tooltip={kitTexts.dialog.close}
        placement="top"
        onPress={() => closeNotice(id)}
      />
    </li>
  );
}

function NoticeList({ notices }: { notices: readonly KeptNotice[] }) {
  const from = useRef<HTMLElement | null>(null);
  // The focus inside a notice that goes away returns to where the person was.
  useEffect(
    () => () => {
      if (document.activeElement === document.body) from.current?.focus();
    },
    [],
  );
  return (
    <Region role="region" label={kitTexts.notices.label} className="pp-notices">
      <ul
        onFocus={(event) => {
          const other = event.relatedTarget as HTMLElement | null;
          if (other && !event.currentTarget.contains(other)) from.current = other;
        }}
      >
        {notices.map((notice) => (
          <NoticeRow key={notice.id} notice={notice} />
        ))}
      </ul>
    </Region>
  );
}

/** Bottom left, at most three, newest last; they stay until closed or replaced. */
export function Notices() {
  const notices = useSyncExternalStore(watchNotices, readNotices);
  return notices.length > 0 ? <NoticeList notices={notices} /> : null;
}
