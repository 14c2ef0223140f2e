import { SeverityMark } from '../base/SeverityMark';
import { severityName } from '../base/severity';
import { Btn } from '../buttons/Btn';
import type { FieldFinding } from './types';

export interface FindingListProps {
  findings: readonly FieldFinding[];
  /** Id that the control names in aria-describedby; only the words are inside, not the buttons. */
  id?: string;
}

/** Findings below a control: severity by shape and name, what, how to mend, buttons. */
export function FindingList({ findings, id }: FindingListProps) {
  return (
    <ul className="pp-findings">
      {findings.map((finding, index) => (
        <li key={finding.id ?? finding.message} className="pp-finding" data-severity={finding.severity}>
          <SeverityMark severity={finding.severity} />
          <span className="pp-finding-words" id={id && `${id}-${index}`}>
            <strong>{severityName(finding.severity)}.</strong> {finding.message}
            {finding.fix && <> {finding.fix}</>}
          </span>
          {finding.actions?.map((action) => (
            <Btn key={action.label} size="small" onPress={action.onPress}>
              {action.label}
            </Btn>
          ))}
        </li>
      ))}
    </ul>
  );
}
