import { Btn, ChoiceField, RadioGroupField, TextField } from '@kit';
import { useState } from 'react';
import { remember } from '@/app/remember';
import { platform } from '@/platform';
import { t } from '@/texts';
import { type AddressType, type BaseChoice, hostOf, writeBase } from './baseMap';
import type { Base } from './useBase';

const keep = (choice: BaseChoice) => remember('basemap', writeBase(choice));

async function chooseFile(): Promise<void> {
  const file = await platform.chooseFile('base_map');
  if (file) keep({ kind: 'file', file, on: true });
}

const nameOf = (file: string) => file.split(/[\\/]/).at(-1) ?? file;

/** What lies under the plan: nothing, a file of this computer, or an address of the network. */
export function BaseMapChoice({ base }: { base: Base }) {
  const { choice } = base;
  const [asked, setAsked] = useState<BaseChoice['kind']>(choice.kind);
  return (
    <div className="map-base-choice">
      <RadioGroupField
        name="base"
        label={t('map.base.title')}
        value={asked}
        onChange={(kind) => {
          setAsked(kind as BaseChoice['kind']);
          if (kind === 'none') keep({ kind: 'none' });
        }}
        options={[
          { id: 'none', name: t('map.base.none') },
          { id: 'file', name: t('map.base.file') },
          { id: 'address', name: t('map.base.address') },
        ]}
        isVertical
      />
      {asked === 'file' && (
        <div className="map-stack">
          {choice.kind === 'file' && <p className="map-file">{nameOf(choice.file)}</p>}
          <p className="pp-quiet">{t('map.base.file_help')}</p>
          <Btn size="small" onPress={() => void chooseFile()}>
            {choice.kind === 'file' ? t('map.base.other_file') : t('map.base.choose_file')}
          </Btn>
        </div>
      )}
      {asked === 'address' && <AddressForm base={base} />}
      {base.attribution && <p className="pp-quiet">{base.attribution}</p>}
    </div>
  );
}

function AddressForm({ base }: { base: Base }) {
  const { choice, needsRestart, network } = base;
  const kept = choice.kind === 'address' ? choice : undefined;
  const [address, setAddress] = useState(kept?.address ?? '');
  const [type, setType] = useState<AddressType>(kept?.type ?? 'xyz');
  const [layer, setLayer] = useState(kept?.layer ?? '');
  const host = hostOf(address);
  const isSame = kept?.address === address && kept.type === type && kept.layer === layer && kept.on;
  return (
    <div className="map-stack">
      <ChoiceField
        name="base-type"
        label={t('map.base.type')}
        value={type}
        onChange={(value) => setType((value || 'xyz') as AddressType)}
        options={[
          { id: 'xyz', name: t('map.base.xyz') },
          { id: 'wms', name: t('map.base.wms') },
          { id: 'wmts', name: t('map.base.wmts') },
        ]}
      />
      <TextField
        name="base-address"
        label={t('map.base.address_label')}
        value={address}
        onChange={setAddress}
        isMono
        extra={address && !host ? t('map.base.bad_address') : t(`map.base.${type}_help`)}
      />
      {type !== 'xyz' && (
        <TextField name="base-layer" label={t('map.base.layer')} value={layer} onChange={setLayer} isMono />
      )}
      <p className="pp-quiet">{t('map.base.network_help')}</p>
      <div className="map-row">
        {!isSame && (
          <Btn
            size="small"
            onPress={() => host && keep({ kind: 'address', address: address.trim(), type, layer, on: true })}
          >
            {t('map.base.use')}
          </Btn>
        )}
        {kept?.on && (
          <Btn size="small" onPress={() => keep({ ...kept, on: false })}>
            {t('map.base.off')}
          </Btn>
        )}
      </div>
      {needsRestart && (
        <div className="map-note">
          <p>{t('map.base.restart_help', { host: host ?? '' })}</p>
          <Btn size="small" kind="primary" onPress={() => void platform.restart()}>
            {t('map.base.restart')}
          </Btn>
        </div>
      )}
      {network && <p className="map-note">{t('map.base.network_on', { host: network })}</p>}
    </div>
  );
}
