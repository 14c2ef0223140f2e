import { Btn, ChoiceField, ErrorBox } from '@kit';
import type { RefObject } from 'react';
import type { ImportAsked, ImportFile, ImportTrial } from '@/api/wire';
import { t } from '@/texts';
import { rows } from './counts';
import { afresh } from './importing';
import { useLeave } from './useLeave';

export interface FileNameProps {
  file: ImportFile;
  asked?: ImportAsked;
  heading: RefObject<HTMLHeadingElement | null>;
}

/** Which file, which part of it, how many rows. */
export function FileName({ file, asked, heading }: FileNameProps) {
  const part = file.parts[asked?.part ?? file.part];
  const count = rows(part?.rows ?? 0);
  return (
    <h2 className="import-file" tabIndex={-1} ref={heading}>
      {file.parts.length < 2
        ? t('import.head.file_rows', { file: file.name, rows: count })
        : t('import.head.file_part_rows', { file: file.name, part: part?.name ?? '', rows: count })}
    </h2>
  );
}

export interface FileHeadProps {
  file: ImportFile;
  asked?: ImportAsked;
  trial?: ImportTrial;
  onAsk: (asked: ImportAsked) => void;
}

/** Which part of the file comes in, and what it becomes. */
export function FileHead({ file, asked, trial, onAsk }: FileHeadProps) {
  const leave = useLeave();
  // What is said of the file is about the part that it begins with, and a doubt says it again.
  const said = asked?.part === file.part ? file.notes : [];
  const notes = [
    ...said.filter((note) => !trial?.doubts.includes(note)),
    ...(trial?.remembered ? [t('import.head.remembered')] : []),
  ];
  if (!asked)
    return (
      <>
        <ErrorBox title={file.name} message={t('import.head.no_kind')} />
        <div className="pp-actions">
          <Btn onPress={leave}>{t('import.head.change')}</Btn>
        </div>
      </>
    );
  return (
    <div className="import-head">
      {file.parts.length > 1 && (
        <ChoiceField
          label={t('import.head.part')}
          name="part"
          isAlways
          options={file.parts.map((each, at) => ({
            id: String(at),
            name: t('import.head.part_name', { name: each.name, rows: rows(each.rows) }),
          }))}
          value={String(asked.part)}
          onChange={(next) => onAsk(afresh(asked, { part: Number(next) }))}
        />
      )}
      <ChoiceField
        label={t('import.head.kind')}
        name="kind"
        isAlways
        options={file.kinds.map(({ kind, name }) => ({ id: kind, name }))}
        value={asked.kind}
        onChange={(next) => onAsk(afresh(asked, { kind: next }))}
      />
      {notes.length > 0 && (
        <ul className="import-notes">
          {notes.map((note) => (
            <li key={note}>{note} </li>
          ))}
        </ul>
      )}
    </div>
  );
}
