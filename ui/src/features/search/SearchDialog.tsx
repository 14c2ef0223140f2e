import './search.css';
import { Dialog } from '@kit';
import { t } from '@/texts';
import { SearchBox } from './SearchBox';

export interface SearchDialogProps {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}

/** Ctrl+K: everything of the plan by its name. */
export function SearchDialog({ isOpen, onOpenChange }: SearchDialogProps) {
  return (
    <Dialog title={t('search.title')} size="large" isOpen={isOpen} onOpenChange={onOpenChange}>
      {(close) => <SearchBox onClose={close} />}
    </Dialog>
  );
}
