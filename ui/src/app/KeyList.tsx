import { lists } from '@/texts';

/** The keys of the window and what each does; `className` lays them out where there is more room. */
export function KeyList({ className = '' }: { className?: string }) {
  return (
    <dl className={`app-keys ${className}`}>
      {lists.keys.map(([key, does]) => (
        <div key={key}>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  );
}
