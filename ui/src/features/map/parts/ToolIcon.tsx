import type { Tool } from '../tools';

/** Tools on a grid of 20, drawn with a line of 1.6: the official sprite has none of them. */
const PATHS: Record<Tool | 'layers' | 'fit' | 'draw' | 'more', string> = {
  choose: 'M5 3l10 6.5-4.6 1 2.6 5.2-2.2 1.1-2.6-5.2L5 15z',
  point:
    'M10 17.5s5.5-5.2 5.5-9.5a5.5 5.5 0 0 0-11 0c0 4.300 5.500 9.500 5.500 9.500zM10 10.200a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  line: 'M3.500 15.500l5-8 4 4.500 4-8M2.500 14.500h2v2h-2zM7.500 6.500h2v2h-2zM11.500 11h2v2h-2zM15.500 3h2v2h-2z',
  polygon: 'M10 3l7 5-2.500 8.500h-9L3 8z',
  rectangle: 'M3 5h14v10H3z',
  circle: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM9.500 10h1',
  vertices: 'M4 15L10 5l6 10zM2.500 13.500h3v3h-3zM8.500 3.500h3v3h-3zM14.500 13.500h3v3h-3z',
  move: 'M10 2.500v15M2.500 10h15M8 4.500l2-2 2 2M8 15.500l2 2 2-2M4.500 8l-2 2 2 2M15.500 8l2 2-2 2',
  cut: 'M3 4h14v12H3zM13.500 1.500l-7 17',
  join: 'M3 3h9v9H3zM8 8h9v9H8z',
  hole: 'M3 3h14v14H3zM7.500 7.500h5v5h-5z',
  around:
    'M10 2.500a7.500 7.500 0 1 0 0 15 7.500 7.500 0 0 0 0-15zM10 7.500a2.500 2.500 0 1 0 0 5 2.500 2.500 0 0 0 0-5z',
  measure: 'M2.500 13.500l11-11 4 4-11 11zM6 10l1.500 1.500M8.500 7.500L10.500 9.500M11 5l1.500 1.500',
  layers: 'M10 3l7.500 4-7.500 4-7.500-4zM3 10.500l7 3.700 7-3.700M3 13.500l7 3.700 7-3.700',
  fit: 'M3 7V3h4M13 3h4v4M17 13v4h-4M7 17H3v-4M7.500 7.500h5v5h-5z',
  draw: 'M4 16l1-4 8.500-8.500 3 3L8 15zM11.500 5.500l3 3',
  more: 'M4 10h1M9.500 10h1M15 10h1',
};

export function ToolIcon({ name }: { name: keyof typeof PATHS }) {
  return (
    <svg
      className="map-tool-icon"
      viewBox="0 0 20 20"
      width="18"
      height="18"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
