import { ErrorBox, ProgressBar } from '@kit';
import type { LongWork } from './useLongWork';

export interface WorkStateProps {
  work: LongWork;
  /** What stopping it meant. */
  cancelled: string;
  /** What could not be done. */
  failed: string;
}

/** How far the work is, or how it ended when it did not end well. */
export function WorkState({ work, cancelled, failed }: WorkStateProps) {
  const { step, failure, wasCancelled } = work;
  return (
    <>
      {step && (
        <ProgressBar label={step.label} done={step.done} of={step.of || undefined} onCancel={work.cancel} />
      )}
      <div role="status">{wasCancelled && <p className="app-work-state">{cancelled}</p>}</div>
      {failure && <ErrorBox title={failed} message={failure} />}
    </>
  );
}
