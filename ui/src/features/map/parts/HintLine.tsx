import { Btn } from '@kit';
import { usePlan } from '@/app/plan';
import { t } from '@/texts';
import { drawnForm, isSketching, type Tool } from '../tools';
import type { ChosenObject } from './useChosen';
import type { Drawing } from './useDrawing';

const MULTI = { LineString: 'MultiLineString', Polygon: 'MultiPolygon', Point: '' } as const;

/** Whether what is drawn is added to the shape that is there or takes its place. */
function addsOrReplaces({ shape, field }: ChosenObject, tool: Tool): string | undefined {
  const form = drawnForm(tool);
  if (!shape || !form) return undefined;
  const isSame = shape.type.endsWith(form);
  return isSame && form !== 'Point' && field?.forms.includes(MULTI[form])
    ? t('map.hint.adds')
    : t('map.hint.replaces');
}

export interface HintLineProps {
  drawing: Drawing;
  object: ChosenObject;
  isChosen: boolean;
  /** Opens the table of the vertices. */
  onTable?: () => void;
}

/** What the tool in hand does, and how to end: one line that is always there. */
export function HintLine({ drawing, object, isChosen, onTable }: HintLineProps) {
  const { writable } = usePlan();
  const { tool, sketch, isWaiting } = drawing;
  const title = object.title;
  const sketching = isSketching(tool);
  const words =
    sketching && sketch.length > 0
      ? [
          t('map.draw.points', { count: sketch.length }),
          t('map.hint.end'),
          drawing.isBack && t('map.hint.back'),
        ].filter(Boolean)
      : isWaiting
        ? [t('map.hint.waiting')]
        : [
            tool === 'choose' && !writable
              ? t('map.hint.choose_read')
              : tool === 'join'
                ? t('map.hint.join', { title })
                : t(`map.hint.${tool}`),
            sketching &&
              tool !== 'measure' &&
              isChosen &&
              sketch.length === 0 &&
              t('map.hint.for', { title }),
            isChosen && sketch.length === 0 && addsOrReplaces(object, tool),
          ].filter(Boolean);
  return (
    <div className="map-hint">
      <span className="pp-grow">{words.join(' ')}</span>
      {sketching && sketch.length > 0 && (
        <>
          <Btn size="small" onPress={drawing.end}>
            {t('map.draw.end')}
          </Btn>
          <Btn size="small" kind="quiet" onPress={drawing.back}>
            {t('map.draw.undo_point')}
          </Btn>
          <Btn size="small" kind="quiet" onPress={drawing.restart}>
            {t('map.draw.restart')}
          </Btn>
        </>
      )}
      {tool === 'vertices' && object.shape && onTable && (
        <Btn size="small" onPress={onTable}>
          {t('map.strip.vertices')}
        </Btn>
      )}
      {tool !== 'choose' && (
        <Btn size="small" kind="quiet" onPress={drawing.leaveTool}>
          {t('map.draw.leave')}
        </Btn>
      )}
    </div>
  );
}
