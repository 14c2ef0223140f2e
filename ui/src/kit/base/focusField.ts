const CONTROLS = 'input:not([type=hidden]), textarea, select, button:not(.pp-help-btn)';

/**
 * Puts the focus on the field of that name and outlines it until it is left.
 * Answers false when the field is not in the page.
 */
export function focusField(name: string, within: ParentNode = document): boolean {
  const field = within.querySelector<HTMLElement>(`[data-field="${CSS.escape(name)}"]`);
  if (!field) return false;
  const control =
    field.querySelector<HTMLElement>('input:checked') ?? field.querySelector<HTMLElement>(CONTROLS) ?? field;
  field.dataset.found = 'true';
  field.scrollIntoView({ block: 'center' });
  control.focus();
  const leave = (event: FocusEvent) => {
    if (field.contains(event.relatedTarget as Node | null)) return;
    delete field.dataset.found;
    field.removeEventListener('focusout', leave);
  };
  field.addEventListener('focusout', leave);
  return true;
}
