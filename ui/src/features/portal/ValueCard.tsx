import { Btn, Icon } from '@kit';
import { type RefObject, useEffect, useRef } from 'react';
import { AppLink } from '@/app/AppLink';
import { placeLink } from '@/app/links';
import { usePlan } from '@/app/plan';
import { t } from '@/texts';
import { ShapeTools } from './ShapeTools';
import { TickState } from './TickState';
import { TooLong } from './TooLong';
import type { ShapeCopy } from './useShapeCopy';
import type { Walk } from './useWalk';
import { inUse, isEmpty, standing } from './walk';

export interface ValueCardProps {
  walk: Walk;
  shape: ShapeCopy;
  copyButton: RefObject<HTMLButtonElement | null>;
}

/** What the second button does to this value. */
function nextWords(walk: Walk, isWritable: boolean): string {
  const { item } = walk.spot;
  if (!isWritable || standing(item) === 'done') return t('portal.item.next');
  if (item.gone) return t('portal.item.tick_gone');
  return t(isEmpty(item) ? 'portal.item.tick_empty' : 'portal.item.tick');
}

/** The value as the portal takes it: up to eight lines, then it scrolls. It can be chosen by hand too. */
function ValueBox({ walk, shape }: Pick<ValueCardProps, 'walk' | 'shape'>) {
  const { item } = walk.spot;
  const box = useRef<HTMLElement>(null);
  const wasRefused = walk.copied === 'refused';
  useEffect(() => {
    if (!wasRefused || !box.current) return;
    // Ctrl+C takes what is chosen.
    window.getSelection()?.selectAllChildren(box.current);
  }, [wasRefused]);
  const text = item.isShape ? (shape.text ?? '') : inUse(item);
  return (
    <section
      ref={box}
      className="portal-value"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a long value is scrolled with the keys
      tabIndex={0}
      aria-label={t('portal.item.value', { label: item.label })}
      data-shape={item.isShape || undefined}
      data-empty={isEmpty(item) || undefined}
      data-long={text.length > 60 || undefined}
    >
      {isEmpty(item)
        ? item.gone
          ? item.group
          : t('portal.item.empty')
        : item.isShape && !text
          ? t('portal.shape.reading')
          : text}
    </section>
  );
}

/** One value: what it is, what to copy, and what to do then. */
export function ValueCard({ walk, shape, copyButton }: ValueCardProps) {
  const { id: plan, writable } = usePlan();
  const { spot, begun, copied } = walk;
  const { item, section, at } = spot;
  const isNothing = isEmpty(item) || (item.isShape && !shape.text);
  return (
    <div className="portal-card" data-standing={standing(item)}>
      {begun && (
        <p className="portal-begun">
          <Icon name="arrow-right" size={16} />
          {begun === 'section'
            ? t('portal.item.in_section', { name: section.name })
            : t('portal.item.in_group', { name: item.group })}
        </p>
      )}
      <div className="portal-card-head">
        <span className="portal-group">{item.gone ? section.name : item.group || section.name}</span>
        <span className="portal-at">{t('portal.item.place', { at: at + 1, all: section.items.length })}</span>
      </div>
      <h2 className="portal-label">{item.label}</h2>
      <ValueBox walk={walk} shape={shape} />
      {item.note && !item.isShape && <p className="portal-note">{item.note}</p>}
      {copied === 'refused' && (
        <p className="portal-note" role="alert">
          {t('portal.item.not_copied')}
        </p>
      )}
      <TooLong key={item.id} item={item} copyButton={copyButton} />
      {item.isShape && !isEmpty(item) && <ShapeTools item={item} shape={shape} />}
      <div className="portal-does">
        <Btn
          ref={copyButton}
          kind={isNothing || (copied === 'yes' && writable) ? 'plain' : 'primary'}
          icon={copied === 'yes' ? 'check' : isNothing ? undefined : 'copy'}
          onPress={() => (isNothing ? undefined : item.isShape ? shape.copy() : void walk.copy(inUse(item)))}
        >
          <span className="pp-grow">
            {t(
              isNothing
                ? 'portal.item.nothing'
                : copied === 'yes'
                  ? 'portal.item.copied'
                  : 'portal.item.copy',
            )}
          </span>
          {!isNothing && <kbd>{t('portal.item.copy_keys')}</kbd>}
        </Btn>
        <Btn kind={(isNothing || copied === 'yes') && writable ? 'primary' : 'plain'} onPress={walk.next}>
          <span className="pp-grow">{nextWords(walk, writable)}</span>
          <kbd>{t('portal.item.tick_keys')}</kbd>
        </Btn>
      </div>
      <TickState walk={walk} />
      <AppLink href={placeLink(plan, item.place)}>{t('portal.item.go')}</AppLink>
    </div>
  );
}
