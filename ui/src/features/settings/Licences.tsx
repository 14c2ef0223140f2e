import { Disclosure } from '@kit';
import { useState } from 'react';
import { t } from '@/texts';

/** The licences of what others wrote, as they wrote them; read only when somebody wants to see them. */
export function Licences() {
  const [text, setText] = useState<string>();
  const open = async (isOpen: boolean) => {
    if (isOpen && !text) setText((await import('@/licences.txt?raw')).default);
  };
  return (
    <Disclosure title={t('settings.help.components')} onOpenChange={(isOpen) => void open(isOpen)}>
      {text && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long text that scrolls must be reached by keyboard
        <pre className="settings-licences" lang="en" tabIndex={0}>
          {text}
        </pre>
      )}
    </Disclosure>
  );
}
