import { Btn, CheckField, IconBtn } from '@kit';
import { useMemo } from 'react';
import { useKinds } from '@/api/catalogue';
import type { Feature } from '@/api/wire';
import { t } from '@/texts';
import { BaseMapChoice } from '../base/BaseMapChoice';
import type { Base } from '../base/useBase';
import { type LegendLine, legend } from '../layers';
import { SymbolIcon } from './SymbolIcon';
import { useView } from './stores';
import { useSymbolName } from './useObjects';

export interface LayersPanelProps {
  features: readonly Feature[];
  /** Those in view, for the legend. */
  inView: readonly Feature[];
  hidden: ReadonlySet<string>;
  onSwitch: (section: string, isShown: boolean) => void;
  onAll: () => void;
  base: Base;
  onClose: () => void;
}

function Line({ line, name }: { line: LegendLine; name: string }) {
  return (
    <li>
      <SymbolIcon symbol={line.symbol} as={line.isArea ? 'area' : line.isLine ? 'line' : 'point'} />
      <span className="pp-grow">{name}</span>
      <span className="pp-quiet">
        {line.isTooFar ? t('map.layers.too_far', { scale: line.symbol.fromScale ?? 0 }) : line.count}
      </span>
    </li>
  );
}

/** Which sections are in sight, what their symbols mean, and what lies below. */
export function LayersPanel(props: LayersPanelProps) {
  const { features, inView, hidden, onSwitch, onAll, base, onClose } = props;
  const kinds = useKinds();
  const nameOf = useSymbolName();
  const scale = useView((now) => now.view?.scale ?? 0);
  const sections = useMemo(
    () => kinds.catalogue.sections.filter(({ code }) => features.some((feature) => feature.section === code)),
    [kinds, features],
  );
  return (
    <section className="map-layers" aria-label={t('map.layers.title')}>
      <div className="map-layers-head">
        <h2>{t('map.layers.title')}</h2>
        <IconBtn icon="close" size="small" name={t('map.layers.close')} placement="left" onPress={onClose} />
      </div>
      <div className="map-layers-body">
        {sections.map(({ code, name }) => {
          const isShown = !hidden.has(code);
          const lines = legend(isShown ? inView : [], code, scale);
          return (
            <div key={code} className="map-layer">
              <CheckField
                name={`layer-${code}`}
                label={name}
                value={isShown}
                onChange={(isOn) => onSwitch(code, isOn)}
              />
              {isShown && lines.length === 0 && <p className="pp-quiet">{t('map.layers.not_here')}</p>}
              {lines.length > 0 && (
                <ul>
                  {lines.map((line) => (
                    <Line key={line.key} line={line} name={nameOf(line.kind, line.code)} />
                  ))}
                </ul>
              )}
            </div>
          );
        })}
        {hidden.size > 0 && (
          <Btn size="small" onPress={onAll}>
            {t('map.layers.all')}
          </Btn>
        )}
        <p className="pp-quiet">{t('map.layers.drawn')}</p>
        <BaseMapChoice base={base} />
      </div>
    </section>
  );
}
