import { Btn, Icon } from '@kit';
import { useRemembered } from '@/app/remember';
import { t } from '@/texts';
import type { Base } from '../base/useBase';
import { type Position, toDegrees } from '../geometry/projection';
import { usePointer, useView } from './stores';

const whole = new Intl.NumberFormat('it-IT', { maximumFractionDigits: 0, useGrouping: 'always' });
const fine = new Intl.NumberFormat('it-IT', { minimumFractionDigits: 5, maximumFractionDigits: 5 });

const WIDEST = 96;

/** A round length that fits in the bar, with its pixels. */
export function scaleBar(resolution: number): { metres: number; pixels: number } {
  const most = WIDEST * resolution;
  const power = 10 ** Math.floor(Math.log10(most));
  const metres = ([5, 2, 1].find((step) => step * power <= most) ?? 1) * power;
  return { metres, pixels: metres / resolution };
}

const lengthOf = (metres: number) =>
  metres >= 1000 ? `${whole.format(metres / 1000)} km` : `${metres.toLocaleString('it-IT')} m`;

/** Scales are told as on paper maps: two figures that count. */
const scaleWords = (scale: number) => {
  const power = 10 ** Math.max(0, Math.floor(Math.log10(scale)) - 1);
  return whole.format(Math.round(scale / power) * power);
};

function Coordinates({ centre }: { centre: Position }) {
  const at = usePointer((now) => now.at);
  const [as, setAs] = useRemembered('map-coordinates', 'metres');
  const where = at ?? centre;
  const [longitude, latitude] = toDegrees(where);
  return (
    <>
      <span className="map-coordinates pp-mono">
        {as === 'metres'
          ? t('map.status.east_north', { east: whole.format(where[0]), north: whole.format(where[1]) })
          : t('map.status.degrees', { latitude: fine.format(latitude), longitude: fine.format(longitude) })}
      </span>
      <Btn kind="quiet" size="small" onPress={() => setAs(as === 'metres' ? 'degrees' : 'metres')}>
        {as === 'metres' ? t('map.status.to_degrees') : t('map.status.to_metres')}
      </Btn>
    </>
  );
}

/** Under the map: how long, how far, where, on what. */
export function StatusLine({ base, isCompact }: { base: Base; isCompact: boolean }) {
  const view = useView((now) => now.view);
  if (!view) return <div className="map-status" />;
  const { metres, pixels } = scaleBar(view.resolution);
  const { choice, network } = base;
  const scale = scaleWords(view.scale);
  return (
    <div className="map-status">
      <span className="map-bar" role="img" aria-label={t('map.status.bar', { length: lengthOf(metres) })}>
        <span style={{ inlineSize: pixels }} />
        {lengthOf(metres)}
      </span>
      <span>
        <span aria-hidden="true">{t('map.status.scale', { scale })}</span>
        <span className="visually-hidden">{t('map.status.scale_name', { scale })}</span>
      </span>
      <Coordinates centre={view.centre} />
      <span className="map-status-end">
        {network ? (
          <strong className="map-network">
            <Icon name="wifi" size={16} />
            {t('map.status.base_network', { host: network })}
          </strong>
        ) : (
          !isCompact && (
            <span>
              {choice.kind === 'file' && base.layer
                ? t('map.status.base_file', { name: choice.file.split(/[\\/]/).at(-1) ?? '' })
                : t('map.status.base_none')}
            </span>
          )
        )}
      </span>
    </div>
  );
}
