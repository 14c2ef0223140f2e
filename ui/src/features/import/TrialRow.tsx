import { Btn, Icon, SeverityMark } from '@kit';
import type { ImportAsked, ImportLine, ImportRow } from '@/api/wire';
import { figure } from '@/app/format';
import { t } from '@/texts';
import { isDoubtful } from './doubts';
import { withDecision } from './importing';

export interface TrialRowProps {
  row: ImportRow;
  asked: ImportAsked;
  onAsk: (asked: ImportAsked) => void;
}

const OUTCOMES = ['new', 'changed', 'same', 'refused', 'skipped'] as const;
const isOutcome = (text: string): text is (typeof OUTCOMES)[number] =>
  (OUTCOMES as readonly string[]).includes(text);

/** A row of the file: what it is, what becomes of it and why, and what can be decided of it. */
export function TrialRow({ row, asked, onAsk }: TrialRowProps) {
  const { row: number, what, outcome, lines } = row;
  // What another choice left out is taken by the button of its own line.
  const isOut = outcome === 'skipped' && !lines.some(({ decision }) => decision === 'take');
  const canLeave = outcome === 'new' || outcome === 'changed';
  return (
    <tr data-row={number} data-outcome={outcome} data-doubt={isDoubtful(row) || undefined}>
      <td className="import-number" data-name={t('import.trial.row')}>
        {figure(number)}
      </td>
      <th scope="row" tabIndex={-1}>
        {what}
      </th>
      <td>
        <div className="import-outcome">
          <strong>{isOutcome(outcome) ? t(`import.trial.is_${outcome}`) : outcome}</strong>
          <ul className="import-lines" hidden={lines.length === 0}>
            {lines.map((line, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two cells may have the same fault
              <Line key={`${at} ${line.text}`} line={line} row={number} asked={asked} onAsk={onAsk} />
            ))}
          </ul>
          {canLeave && (
            <Btn
              size="small"
              kind="quiet"
              aria-label={t('import.trial.skip_row', { row: number })}
              onPress={() => onAsk(withDecision(asked, { row: number, decision: 'skip' }, true))}
            >
              {t('import.trial.skip')}
            </Btn>
          )}
          {isOut && (
            <Btn
              size="small"
              aria-label={t('import.trial.back_row', { row: number })}
              onPress={() => onAsk(withDecision(asked, { row: number, decision: 'skip' }, false))}
            >
              {t('import.trial.back')}
            </Btn>
          )}
        </div>
      </td>
    </tr>
  );
}

interface LineProps {
  line: ImportLine;
  row: number;
  asked: ImportAsked;
  onAsk: (asked: ImportAsked) => void;
}

function Line({ line, row, asked, onAsk }: LineProps) {
  const { text, target, decision, button, decided } = line;
  const decide = (isOn: boolean) => decision && onAsk(withDecision(asked, { row, target, decision }, isOn));
  return (
    <li data-tone={line.tone}>
      <Tone tone={line.tone} />
      <span className="pp-grow">{text}</span>
      {decision && !decided && button && (
        <Btn
          size="small"
          aria-label={t('import.trial.decide_row', { button, row })}
          onPress={() => decide(true)}
        >
          {button}
        </Btn>
      )}
      {decision && decided && (
        <Btn
          size="small"
          kind="quiet"
          aria-label={t('import.trial.undo_choice_row', { row, text })}
          onPress={() => decide(false)}
        >
          {t('import.trial.undo_choice')}
        </Btn>
      )}
    </li>
  );
}

/** What sort of line it is: shape and word, besides the colour. */
function Tone({ tone }: { tone: string }) {
  if (tone === 'problem')
    return (
      <>
        <SeverityMark severity="errore" size={16} />
        <span className="visually-hidden">{t('import.trial.problem')}: </span>
      </>
    );
  if (tone === 'guess')
    return (
      <>
        <SeverityMark severity="avviso" size={16} />
        <span className="visually-hidden">{t('import.trial.guess')}: </span>
      </>
    );
  return (
    <>
      <Icon name={tone === 'change' ? 'pencil' : 'info-circle'} size={16} />
      <span className="visually-hidden">
        {t(tone === 'change' ? 'import.trial.change' : 'import.trial.note')}:{' '}
      </span>
    </>
  );
}
