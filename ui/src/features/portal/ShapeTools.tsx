import { MenuButton, notify } from '@kit';
import { useId } from 'react';
import { call } from '@/api/client';
import { message } from '@/api/fault';
import type { PortalItem } from '@/api/wire';
import { usePlan } from '@/app/plan';
import { platform } from '@/platform';
import { t } from '@/texts';
import type { ShapeCopy } from './useShapeCopy';

const ENDINGS = { geojson: 'geojson', gpkg: 'gpkg', shp: 'zip' } as const;
type Format = keyof typeof ENDINGS;
const FORMATS = Object.keys(ENDINGS) as Format[];

export interface ShapeToolsProps {
  item: PortalItem;
  shape: ShapeCopy;
}

/** How the coordinates are copied, and the place as a layer of its own. */
export function ShapeTools({ item, shape }: ShapeToolsProps) {
  const { id: plan } = usePlan();
  const id = useId();
  const { vertices, vertex } = shape;
  const save = async (format: Format) => {
    const name = `${item.group || item.label}.${ENDINGS[format]}`.replaceAll(/[\\/:*?"<>|]/g, '-');
    const out = await platform.chooseSave(name, 'layer');
    if (!out) return;
    try {
      const saved = await call('save_portal_layer', {
        plan,
        item: item.id,
        format,
        system: shape.system,
        out,
      });
      notify({
        text: t('portal.shape.saved', { note: saved.note }),
        action: { label: t('portal.shape.show'), onPress: () => void platform.showInFolder(saved.file) },
      });
    } catch (error) {
      notify({ text: message(error) });
    }
  };
  return (
    <div className="portal-shape">
      {shape.failure && (
        <p className="portal-note" role="alert">
          {shape.failure}
        </p>
      )}
      {shape.note && <p className="portal-note">{[item.note, shape.note].filter(Boolean).join(' ')}</p>}
      <div className="portal-shape-choices">
        <label className="visually-hidden" htmlFor={`${id}-system`}>
          {t('portal.shape.system')}
        </label>
        <select
          id={`${id}-system`}
          className="pp-input pp-select"
          value={shape.system}
          onChange={(event) => shape.setSystem(event.target.value)}
        >
          {shape.systems.map(([code, name]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
        {vertices.length > 1 && (
          <>
            <label className="visually-hidden" htmlFor={`${id}-vertex`}>
              {t('portal.shape.vertex')}
            </label>
            <select
              id={`${id}-vertex`}
              className="pp-input pp-select"
              value={vertex ?? ''}
              onChange={(event) =>
                shape.setVertex(event.target.value === '' ? undefined : Number(event.target.value))
              }
            >
              <option value="">{t('portal.shape.all', { count: vertices.length })}</option>
              {vertices.map((text, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a vertex is its place in the line, and two may be the same
                <option key={at} value={at}>
                  {t('portal.shape.one', { at: at + 1, count: vertices.length })}: {text}
                </option>
              ))}
            </select>
          </>
        )}
        <MenuButton
          label={t('portal.shape.layer')}
          name={t('portal.shape.layer_name', { label: item.group || item.label })}
          icon="download"
          size="small"
          items={FORMATS.map((format) => ({
            id: format,
            name: t(`portal.shape.${format}`),
            detail: t(`portal.shape.${format}_about`),
          }))}
          onAction={(format) => void save(format as Format)}
        />
      </div>
    </div>
  );
}
