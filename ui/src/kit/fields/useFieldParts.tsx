import { type ReactNode, useId, useState } from 'react';
import { isBad } from '../base/severity';
import { fill, kitTexts } from '../texts';
import { FindingList } from './FindingList';
import type { FieldFinding, FieldFrame } from './types';
import { useSpokenFindings } from './useSpokenFindings';

export interface FieldParts {
  /** Id of the control. */
  id: string;
  /** Id of the label's words. */
  labelId: string;
  /** For aria-describedby of the control. */
  describedBy: string | undefined;
  isInvalid: boolean;
  /** Goes after the label's words: the word "essenziale" and the help button. */
  aside: ReactNode;
  /** Goes under the control. */
  below: ReactNode;
}

/** What the kit itself read in the text; the caller's reading and findings come before it. */
export interface OwnReading {
  understood?: string;
  problem?: string;
}

/** Builds what surrounds a control, always in the same order and tied to it for screen readers. */
export function useFieldParts(frame: FieldFrame, value: unknown, own: OwnReading = {}): FieldParts {
  const made = useId();
  const id = frame.id ?? made;
  const [isHelpOpen, setHelpOpen] = useState(false);
  const { label, essential, help, source, extra } = frame;

  const given = frame.findings ?? [];
  const findings: readonly FieldFinding[] =
    given.length === 0 && own.problem ? [{ severity: 'errore', message: own.problem }] : given;
  const understood = frame.understood ?? own.understood;
  useSpokenFindings(label, findings, value);

  const described = [
    essential && `${id}-essential`,
    help && isHelpOpen && `${id}-help`,
    understood && `${id}-understood`,
    ...findings.map((_, index) => `${id}-finding-${index}`),
    extra && `${id}-extra`,
  ].filter(Boolean);

  return {
    id,
    labelId: `${id}-label`,
    describedBy: described.join(' ') || undefined,
    isInvalid: findings.some((finding) => isBad(finding.severity)),
    aside: (
      <>
        {essential && (
          <span className="pp-essential" id={`${id}-essential`}>
            {kitTexts.field.essential}
          </span>
        )}
        {help && (
          <button
            type="button"
            className="pp-help-btn"
            aria-label={fill(kitTexts.field.help, { label })}
            aria-expanded={isHelpOpen}
            aria-controls={`${id}-help`}
            onClick={() => setHelpOpen(!isHelpOpen)}
          >
            ?
          </button>
        )}
      </>
    ),
    below: (
      <>
        {help && (
          <div className="pp-help" id={`${id}-help`} hidden={!isHelpOpen}>
            <p>{help}</p>
            {source && <p className="pp-quiet">{fill(kitTexts.field.source, { source })}</p>}
          </div>
        )}
        {understood && (
          <div className="pp-understood" id={`${id}-understood`}>
            {fill(kitTexts.field.understood, { text: understood })}
          </div>
        )}
        {findings.length > 0 && <FindingList findings={findings} id={`${id}-finding`} />}
        {extra && (
          <div className="pp-extra" id={`${id}-extra`}>
            {extra}
          </div>
        )}
      </>
    ),
  };
}
