import { useEffect, useId, useState } from 'react';
import { Btn } from '../buttons/Btn';
import { fill, kitTexts } from '../texts';

export interface ProgressBarProps {
  /** What is going on. */
  label: string;
  done: number;
  /** How many in all; without it the bar only says that work is going on. */
  of?: number;
  /** Time left, in words, when known. */
  timeLeft?: string;
  /** Adds "Interrompi". */
  onCancel?: () => void;
  /** Nothing is shown before this time, so that quick work does not flash. */
  delayMs?: number;
}

/** What is going on, how many of how many, and the way to stop it. */
export function ProgressBar({ label, done, of, timeLeft, onCancel, delayMs = 500 }: ProgressBarProps) {
  const id = useId();
  const [isLate, setLate] = useState(delayMs === 0);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), delayMs);
    return () => clearTimeout(timer);
  }, [delayMs]);
  if (!isLate) return null;
  const count = of === undefined ? '' : fill(kitTexts.progress.count, { done, of });
  return (
    <div className="pp-progress">
      <div className="pp-progress-words">
        <span id={id}>{label}</span>
        <span className="pp-quiet">{[count, timeLeft].filter(Boolean).join(' · ')}</span>
      </div>
      <progress
        className="pp-progress-bar"
        aria-labelledby={id}
        aria-valuetext={count || undefined}
        max={of ?? 1}
        value={of === undefined ? undefined : done}
      />
      {onCancel && (
        <Btn size="small" onPress={onCancel}>
          {kitTexts.progress.cancel}
        </Btn>
      )}
    </div>
  );
}
