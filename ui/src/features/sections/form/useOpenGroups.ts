import { useCallback } from 'react';
import { useRemembered } from '@/app/remember';
import { type GroupName, isOpen, turn } from './groups';

/** Which groups of the forms are open, kept as left. */
export function useOpenGroups(): {
  isOpen: (name: GroupName) => boolean;
  setOpen: (name: GroupName, open: boolean) => void;
} {
  const [text, setText] = useRemembered('form-groups', '');
  const turned = text.split(' ').filter(Boolean);
  const setOpen = useCallback(
    (name: GroupName, open: boolean) => {
      const now = text.split(' ').filter(Boolean);
      if (isOpen(now, name) !== open) setText(turn(now, name).join(' '));
    },
    [text, setText],
  );
  return { isOpen: (name) => isOpen(turned, name), setOpen };
}
