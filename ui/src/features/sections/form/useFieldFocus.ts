import { focusField } from '@kit';
import { useLocation } from '@tanstack/react-router';
import { type RefObject, useEffect } from 'react';
import type { FieldGroup, GroupName } from './groups';

interface Asked {
  form: RefObject<HTMLElement | null>;
  groups: readonly FieldGroup[];
  field: string | undefined;
  finding: string | undefined;
  isOpen: (name: GroupName) => boolean;
  open: (name: GroupName) => void;
}

const MOST_TRIES = 20;

/** Puts the focus where the address says: in a field, its group opened, or on what is said of the whole record. */
export function useFieldFocus({ form, groups, field, finding, isOpen, open }: Asked): void {
  // Asking twice for the same field moves the focus twice.
  const asked = useLocation({ select: (location) => location.state.__TSR_key ?? location.href });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus moves when it is asked for, never because a group was closed
  useEffect(() => {
    const place = form.current;
    if (!place || (!field && !finding)) return;
    if (!field) {
      place.querySelector<HTMLElement>('[data-whole-findings]')?.focus();
      return;
    }
    const group = groups.find((one) => one.fields.some((each) => each.name === field))?.name;
    if (group && !isOpen(group)) open(group);
    let tries = 0;
    let frame = 0;
    // The field may come a moment later: its group opens, its choices are read.
    const tryIt = () => {
      const element = place.querySelector<HTMLElement>(`[data-field="${CSS.escape(field)}"]`);
      const isThere = element && !element.closest('[hidden]') && focusField(field, place);
      tries += 1;
      if (!isThere && tries < MOST_TRIES) frame = requestAnimationFrame(tryIt);
    };
    tryIt();
    return () => cancelAnimationFrame(frame);
  }, [asked, field, finding]);
}
