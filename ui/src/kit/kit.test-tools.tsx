import { render } from '@testing-library/react';
import { type ReactNode, StrictMode } from 'react';
import { I18nProvider } from 'react-aria-components';

/** Shows a part as the window does. */
export function show(part: ReactNode) {
  return render(part, {
    wrapper: ({ children }: { children: ReactNode }) => (
      <StrictMode>
        <I18nProvider locale="it-IT">{children}</I18nProvider>
      </StrictMode>
    ),
  });
}

/** Text of what describes a control, as a screen reader says it. */
export function description(control: HTMLElement): string {
  const ids = control.getAttribute('aria-describedby')?.split(' ') ?? [];
  return ids.map((id) => document.getElementById(id)?.textContent ?? `[missing ${id}]`).join(' | ');
}
