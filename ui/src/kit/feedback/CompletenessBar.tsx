import { Icon } from '../base/Icon';
import { fill, kitTexts } from '../texts';

export interface CompletenessBarProps {
  filled: number;
  expected: number;
  /** Name of what is measured, for screen readers. */
  label: string;
}

/** How much of what is expected has been filled in: bar and fraction. */
export function CompletenessBar({ filled, expected, label }: CompletenessBarProps) {
  const isDone = expected > 0 && filled >= expected;
  return (
    <span className="pp-completeness" data-done={isDone || undefined}>
      {/* biome-ignore lint/a11y/useSemanticElements: a meter element cannot be given the shape of the bar */}
      <span
        className="pp-completeness-bar"
        role="meter"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={expected}
        aria-valuenow={Math.min(filled, expected)}
        aria-valuetext={fill(kitTexts.completeness.words, { filled, expected })}
      >
        <span style={{ inlineSize: `${expected > 0 ? Math.min(100, (filled / expected) * 100) : 0}%` }} />
      </span>
      <span className="pp-completeness-count" aria-hidden="true">
        {fill(kitTexts.completeness.short, { filled, expected })}
      </span>
      {isDone && <Icon name="check" size={16} />}
    </span>
  );
}
