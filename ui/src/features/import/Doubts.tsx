import { SeverityMark } from '@kit';

/** What to look at before going on, in words. */
export function Doubts({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <ul className="import-doubts" aria-label={title}>
      {lines.map((line) => (
        <li key={line}>
          <SeverityMark severity="avviso" isNamed />
          <span>{line}</span>
        </li>
      ))}
    </ul>
  );
}
