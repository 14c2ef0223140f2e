import { SeverityMark } from '../base/SeverityMark';
import { Btn } from '../buttons/Btn';
import { fill, kitTexts } from '../texts';

export interface ErrorBoxProps {
  title?: string;
  /** What happened, where, and how to mend it. */
  message: string;
  /** Code to quote to whoever helps. */
  code?: string;
  onRetry?: () => void;
}

/** What could not be done, in place: the rest of the screen lives on. */
export function ErrorBox({ title = kitTexts.error.title, message, code, onRetry }: ErrorBoxProps) {
  return (
    <div className="pp-error-box" role="alert">
      <SeverityMark severity="errore" />
      <div className="pp-grow">
        <p className="pp-error-title">{title}</p>
        <p>{message}</p>
        {code && <p className="pp-quiet">{fill(kitTexts.error.code, { code })}</p>}
      </div>
      {onRetry && <Btn onPress={onRetry}>{kitTexts.error.retry}</Btn>}
    </div>
  );
}
