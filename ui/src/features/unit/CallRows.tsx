import type { CallLine } from '@/api/wire';
import { t } from '@/texts';
import { Fresh } from './Fresh';
import { grouped } from './phone';

export interface CallRowsProps {
  lines: readonly CallLine[];
  onChoose: (id: string) => void;
}

/** The oldest verification of a line: what its mark speaks of. */
export const oldest = (line: CallLine): string | null | undefined =>
  line.phones.find((phone) => phone.freshness === line.freshness)?.verifiedOn;

/** Those who come after: one line each, called by choosing it. */
export function CallRows({ lines, onChoose }: CallRowsProps) {
  return (
    <ul className="unit-rows">
      {lines.map((line) => (
        <li key={line.id}>
          <button
            type="button"
            className="unit-row"
            aria-label={t('unit.call.choose', { name: line.name })}
            onClick={() => onChoose(line.id)}
          >
            <span className="unit-row-who">
              <span className="unit-name">{line.name}</span>
              <span className="unit-detail">{line.roles.join('; ')}</span>
            </span>
            <span className="unit-number">{line.phones[0] && grouped(line.phones[0].value)}</span>
            <span className="unit-row-fresh">
              {line.outcome ?? <Fresh freshness={line.freshness} verifiedOn={oldest(line)} />}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
