import { Disclosure, ErrorBox } from '@kit';
import type { UseQueryResult } from '@tanstack/react-query';
import { message } from '@/api/fault';
import type { ExportEntry } from '@/api/wire';
import { moment } from '@/app/format';
import { t } from '@/texts';
import { whatWords } from './useRegister';

export interface RegisterProps {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  register: UseQueryResult<ExportEntry[]>;
}

/** Who exported what, when and for whom. */
export function Register({ isOpen, onOpenChange, register }: RegisterProps) {
  const { data, error, refetch } = register;
  return (
    <div className="export-register">
      <Disclosure
        level={2}
        title={t('export.register.title')}
        aside={data && data.length > 0 && <span className="pp-quiet">{data.length}</span>}
        isOpen={isOpen}
        onOpenChange={onOpenChange}
      >
        {error && (
          <ErrorBox
            title={t('export.register.failed')}
            message={message(error)}
            onRetry={() => void refetch()}
          />
        )}
        <section
          id="export-register"
          className="export-scroll"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled with the keys
          tabIndex={0}
          aria-label={t('export.register.title')}
        >
          {data?.length === 0 ? <p>{t('export.register.empty')}</p> : data && <Lines lines={data} />}
        </section>
        {data && data.length > 0 && <p className="pp-quiet">{t('export.register.kept')}</p>}
      </Disclosure>
    </div>
  );
}

const HEADS = ['when', 'what', 'for', 'code', 'who', 'place'] as const;

function Lines({ lines }: { lines: readonly ExportEntry[] }) {
  return (
    <table className="export-table export-lines">
      <thead>
        <tr>
          {HEADS.map((head) => (
            <th key={head} scope="col">
              {t(`export.register.${head}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={`${line.at} ${line.place}`}>
            <th scope="row">{moment(line.at)}</th>
            <td>{whatWords(line)}</td>
            <td>{line.recipient || <span className="pp-quiet">{t('export.register.nobody')}</span>}</td>
            <td>{line.controlCode}</td>
            <td>{line.author}</td>
            <td className="export-path">{line.place}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
