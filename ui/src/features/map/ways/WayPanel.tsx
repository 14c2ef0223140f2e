import { IconBtn } from '@kit';
import { useEffect, useRef } from 'react';
import { t } from '@/texts';
import { AroundPanel } from './AroundPanel';
import { CoordinatesPanel } from './CoordinatesPanel';
import { CopyPanel } from './CopyPanel';
import { MeasuresPanel } from './MeasuresPanel';
import { VertexTable } from './VertexTable';
import type { Way, WayProps } from './ways';

export interface WayPanelProps extends WayProps {
  way: Way;
  onClose: () => void;
  /** Takes the shape away. */
  onRemove: () => void;
  vertex?: number;
  onVertex?: (index: number) => void;
}

/** One way to give a place without drawing, in place. */
export function WayPanel({ way, onClose, onRemove, vertex, onVertex, ...props }: WayPanelProps) {
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  return (
    <section className="map-way" aria-label={t(`map.ways.titles.${way}`)}>
      <div className="map-way-head">
        <h3 ref={head} tabIndex={-1}>
          {t(`map.ways.titles.${way}`)}
        </h3>
        <IconBtn icon="close" size="small" name={t('map.ways.close')} placement="left" onPress={onClose} />
      </div>
      {way === 'around' && <AroundPanel {...props} />}
      {way === 'copy' && <CopyPanel {...props} />}
      {way === 'coordinates' && <CoordinatesPanel {...props} />}
      {way === 'measures' && <MeasuresPanel {...props} />}
      {way === 'vertices' &&
        (props.shape ? (
          <VertexTable
            title={props.title}
            shape={props.shape}
            onShape={(shape, options) => (shape ? props.onShape(shape, options) : onRemove())}
            chosen={vertex}
            onChoose={onVertex}
          />
        ) : (
          <p className="pp-quiet">{t('map.vertices.none')}</p>
        ))}
    </section>
  );
}
