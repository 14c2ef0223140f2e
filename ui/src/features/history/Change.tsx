import { Btn } from '@kit';
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { HistoryStep } from '@/api/wire';
import { t } from '@/texts';
import { diffWords, type Piece } from './diffWords';

/** One field before and after: marked by sign, by word and by line, cut at three lines until asked. */
export function Change({ step }: { step: HistoryStep }) {
  const { before, after } = step;
  const label = step.label ?? step.field ?? '';
  const difference = useMemo(() => diffWords(before, after), [before, after]);
  const [isWhole, setWhole] = useState(false);
  const [isCut, setCut] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whether it is cut follows the texts
  useLayoutEffect(() => {
    const values = [...(box.current?.querySelectorAll('.history-clamp') ?? [])];
    if (!isWhole) setCut(values.some((value) => value.scrollHeight > value.clientHeight + 1));
  }, [before, after, isWhole]);
  return (
    <div className="history-change" ref={box}>
      <dt>{label}</dt>
      <dd>
        <Line sign="−" word={t('history.entry.before')} pieces={difference.before} isWhole={isWhole} />
        <Line sign="+" word={t('history.entry.now')} pieces={difference.after} isWhole={isWhole} />
        {isCut && (
          <Btn
            size="small"
            kind="quiet"
            aria-label={t(isWhole ? 'history.entry.less_of' : 'history.entry.whole_of', { label })}
            onPress={() => setWhole(!isWhole)}
          >
            {t(isWhole ? 'history.entry.less_text' : 'history.entry.whole_text')}
          </Btn>
        )}
      </dd>
    </div>
  );
}

interface LineProps {
  sign: '−' | '+';
  word: string;
  pieces: readonly Piece[];
  isWhole: boolean;
}

function Line({ sign, word, pieces, isWhole }: LineProps) {
  const Mark = sign === '−' ? 'del' : 'ins';
  // When every word is another, marking them all would only make it harder to read.
  const isMarked = pieces.some((piece) => !piece.isChanged && piece.text.trim());
  return (
    <div className="history-line" data-sign={sign}>
      <span aria-hidden="true">{sign}</span>
      <span className={isWhole ? undefined : 'history-clamp'}>
        <span className="visually-hidden">{word}: </span>
        {pieces.length === 0 && <span className="pp-quiet">{t('history.entry.empty_value')}</span>}
        {pieces.map((piece, index) =>
          piece.isChanged && isMarked ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no name but their place
            <Mark key={index}>{piece.text}</Mark>
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no name but their place
            <span key={index}>{piece.text}</span>
          ),
        )}
      </span>
    </div>
  );
}
