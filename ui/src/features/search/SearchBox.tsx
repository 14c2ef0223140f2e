import { announce, Icon, SeverityMark } from '@kit';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useKinds } from '@/api/catalogue';
import { links } from '@/app/links';
import { usePlan } from '@/app/plan';
import { useGo } from '@/app/useGo';
import { focusPlace } from '@/app/useScreenFocus';
import { makeDraft } from '@/features/sections/drafts';
import { firstField } from '@/features/sections/form/groups';
import { t } from '@/texts';
import { GROUPS, type Result } from './results';
import { useResults } from './useResults';

const countWords = (count: number) => (count === 1 ? t('search.count_one') : t('search.count', { count }));

/** A box with the list of what it finds: arrows choose, Enter opens, the focus never leaves the box. */
export function SearchBox({ onClose }: { onClose: () => void }) {
  const { id } = usePlan();
  const go = useGo();
  const kinds = useKinds();
  const list = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const { results, of, failure } = useResults(text);
  const place = useRef<HTMLDivElement>(null);
  const isAnswered = of === text.trim();
  const chosen = Math.min(at, results.length - 1);
  const optionId = (index: number) => `${list}-${index}`;

  useEffect(() => {
    if (of && isAnswered) announce(countWords(results.length));
  }, [of, isAnswered, results.length]);
  useEffect(() => {
    place.current?.querySelectorAll('[role="option"]')[chosen]?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  const open = async (result: Result | undefined) => {
    if (!result) return;
    onClose();
    const { href, kind } = result;
    if (href) go(href);
    else if (kind) {
      const { record } = await makeDraft(id, kind);
      const field = firstField(kinds.kind(kind));
      go(links.forms(id, record.section, { kind, record: record.id, field }));
    }
    focusPlace();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const last = results.length - 1;
    const to = {
      ArrowDown: chosen >= last ? 0 : chosen + 1,
      ArrowUp: chosen <= 0 ? last : chosen - 1,
      PageDown: Math.min(last, chosen + 8),
      PageUp: Math.max(0, chosen - 8),
    }[event.key];
    if (to !== undefined) setAt(to);
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) void open(results[chosen]);
    else return;
    event.preventDefault();
  };

  return (
    <div className="search">
      <div className="search-box">
        <Icon name="search" />
        <input
          className="pp-input"
          role="combobox"
          aria-label={t('search.box')}
          aria-expanded={results.length > 0}
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={results.length > 0 ? optionId(chosen) : undefined}
          placeholder={t('search.hint')}
          autoComplete="off"
          spellCheck={false}
          // biome-ignore lint/a11y/noAutofocus: the box is why the dialog was opened
          autoFocus
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      {failure && <p className="search-failure">{t('search.failed', { why: failure })}</p>}
      <div ref={place} className="search-place">
        <ResultList
          id={list}
          results={results}
          chosen={chosen}
          optionId={optionId}
          onOpen={(result) => void open(result)}
        />
        {results.length === 0 && text.trim() && isAnswered && !failure && (
          <p className="search-none">{t('search.none', { text: text.trim() })}</p>
        )}
      </div>
      <p className="search-foot">
        <span>{t('search.keys')}</span>
        {text.trim() && isAnswered && <span>{countWords(results.length)}</span>}
      </p>
    </div>
  );
}

interface ResultListProps {
  id: string;
  results: readonly Result[];
  chosen: number;
  optionId: (index: number) => string;
  onOpen: (result: Result) => void;
}

function ResultList({ id, results, chosen, optionId, onOpen }: ResultListProps) {
  const option = (result: Result) => {
    const index = results.indexOf(result);
    return (
      // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the box, which keeps the focus
      // biome-ignore lint/a11y/useFocusableInteractive: the box points at it
      <div
        key={result.id}
        id={optionId(index)}
        role="option"
        aria-selected={index === chosen}
        className="search-option"
        onClick={() => onOpen(result)}
        onMouseDown={(event) => event.preventDefault()}
      >
        {result.severity && <SeverityMark severity={result.severity} size={16} isNamed />}
        <span className="search-words">
          <span>{result.name}</span>
          {result.detail && <span className="search-detail">{result.detail}</span>}
        </span>
      </div>
    );
  };
  return (
    <div id={id} role="listbox" aria-label={t('search.results')} className="search-list">
      {GROUPS.map((group) => {
        const own = results.filter((result) => result.group === group);
        if (own.length === 0) return null;
        return (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
          <div key={group} role="group" aria-labelledby={`${id}-${group}`}>
            <div id={`${id}-${group}`} className="search-group" role="presentation">
              {t(`search.group.${group}`)}
            </div>
            {own.map(option)}
          </div>
        );
      })}
    </div>
  );
}
