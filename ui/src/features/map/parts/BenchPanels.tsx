import { WayPanel } from '../ways/WayPanel';
import { WhatIsIt } from './KindChoice';
import { JoinPanel, MeasurePanel, PiecesPanel } from './ToolPanels';
import type { Bench } from './useBench';

/** What the tool in hand asks or tells in words: each panel only while it is needed. */
export function BenchPanels({ bench }: { bench: Bench }) {
  const { chosen, object, drawing, ways, vertex } = bench;
  const { tool, unowned } = drawing;
  const isAround = tool === 'around';
  const close = () => {
    ways.setWay(undefined);
    if (isAround) drawing.leaveTool();
  };
  return (
    <>
      {unowned && bench.canAdd && (
        <WhatIsIt
          shape={unowned}
          onChoose={(made) => void bench.add(made)}
          onDrop={() => drawing.setUnowned(undefined)}
        />
      )}
      <PiecesPanel drawing={drawing} object={object} />
      {tool === 'join' && chosen && <JoinPanel drawing={drawing} object={object} id={chosen.id} />}
      <MeasurePanel shape={bench.measure} words={bench.measureWords} />
      {(ways.way || isAround) && (
        <WayPanel
          key={ways.way ?? 'around'}
          way={ways.way ?? 'around'}
          id={chosen?.id ?? ''}
          title={object.title}
          forms={object.field?.forms ?? []}
          shape={object.shape}
          onShape={(made, options) => {
            if (ways.way === 'vertices') object.save(made, options);
            else if (chosen) ways.give(made);
            else void drawing.apply(made);
            if (isAround) drawing.leaveTool();
          }}
          onRemove={ways.remove}
          onClose={close}
          vertex={vertex}
          onVertex={bench.setVertex}
        />
      )}
    </>
  );
}
