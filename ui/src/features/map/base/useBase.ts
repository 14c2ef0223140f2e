import { notify } from '@kit';
import type BaseLayer from 'ol/layer/Base';
import { useEffect, useState } from 'react';
import { call } from '@/api/client';
import { message } from '@/api/fault';
import { useRemembered } from '@/app/remember';
import { t } from '@/texts';
import { useLook } from '../parts/useLook';
import { isDarkColour } from '../symbols/paint';
import { addressLayer, fileLayer } from './baseLayer';
import { type BaseChoice, hostOf, isAllowed, readBase } from './baseMap';

export interface Base {
  choice: BaseChoice;
  layer?: BaseLayer;
  attribution: string;
  /** The host that is asked for pictures, while it is. */
  network?: string;
  /** The program must be opened anew before it lets the address through. */
  needsRestart: boolean;
}

const isDarkLook = () => isDarkColour(getComputedStyle(document.body).color);

const NOTHING = { attribution: '' };

/** The base map that was chosen, ready to be drawn. */
export function useBase(): Base {
  const [kept] = useRemembered('basemap', '');
  const [made, setMade] = useState<{ layer?: BaseLayer; attribution: string }>(NOTHING);
  const choice = readBase(kept);
  const isOn = choice.kind !== 'none' && choice.on;
  const needsRestart = isOn && !isAllowed(kept, choice);

  const look = useLook();
  // biome-ignore lint/correctness/useExhaustiveDependencies: greys of files follow the look
  useEffect(() => {
    let isOver = false;
    const wanted = readBase(kept);
    const make = async () => {
      if (wanted.kind === 'none' || !wanted.on || needsRestart) return NOTHING;
      if (wanted.kind === 'file') {
        const base = await call('base_map', { file: wanted.file });
        return { layer: fileLayer(base, isDarkLook()), attribution: base.attribution };
      }
      return { layer: await addressLayer(wanted), attribution: '' };
    };
    make()
      .then((one) => !isOver && setMade(one))
      .catch((error) => {
        if (isOver) return;
        setMade(NOTHING);
        notify({ text: t('map.base.failed', { why: message(error) }) });
      });
    return () => {
      isOver = true;
    };
  }, [kept, needsRestart, look]);

  const network = choice.kind === 'address' && isOn && !needsRestart ? hostOf(choice.address) : undefined;
  return {
    choice,
    layer: isOn ? made.layer : undefined,
    attribution: made.attribution,
    network,
    needsRestart,
  };
}
