import { useMemo, useState } from 'react';
import { Btn, DataTable, Grid, RecordList, ReorderList, Splitter, type TableColumn, Toolbar } from '../index';

interface Place {
  id: string;
  name: string;
  people: number;
  phone: string;
}
const KINDS = [
  'Palestra',
  'Scuola',
  'Campo sportivo',
  'Associazione Volontari di Protezione Civile «Il Gelso»',
];
const PLACES: Place[] = Array.from({ length: 500 }, (_, index) => ({
  id: `p${index}`,
  name: `${KINDS[index % KINDS.length]} ${index + 1}`,
  people: (index * 37) % 400,
  phone: `333 000 ${String(1000 + index)}`,
}));
const COLUMNS: TableColumn<Place>[] = [
  { id: 'name', name: 'Nome', width: 240, cell: (row) => row.name, sortBy: (row) => row.name },
  {
    id: 'people',
    name: 'Posti',
    width: 90,
    cell: (row) => row.people,
    sortBy: (row) => row.people,
    isNumber: true,
  },
  { id: 'phone', name: 'Telefono', width: 160, cell: (row) => row.phone, isMono: true },
];
const ROLES = ['Sindaco', 'Polizia locale', 'Volontariato'];
const PHASES = ['Attenzione', 'Preallarme', 'Allarme'];

/** Lists, table, grid and divider. */
export function DataShow() {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set(['p1']));
  const [open, setOpen] = useState('p3');
  const [order, setOrder] = useState([
    { id: 'a', name: 'Rossi Mario' },
    { id: 'b', name: "D'Alessandro-Quattrocchi Maria Immacolata" },
    { id: 'c', name: 'Verdi Paolo' },
  ]);
  const records = useMemo(
    () =>
      PLACES.slice(0, 30).map((place, index) => ({
        id: place.id,
        title: place.name,
        subtitle: `${place.people} posti`,
        severity: index % 4 === 0 ? ('errore' as const) : undefined,
      })),
    [],
  );
  return (
    <>
      <Toolbar label="Comandi dell'elenco" end={<span>{selected.size} scelte</span>}>
        <Btn kind="primary" icon="plus">
          Aggiungi
        </Btn>
        <Btn icon="upload">Importa…</Btn>
        <Btn kind="danger" icon="delete">
          Elimina
        </Btn>
      </Toolbar>
      <DataTable
        label="Strutture"
        rows={PLACES}
        columns={COLUMNS}
        selected={selected}
        onSelect={setSelected}
        onOpen={(row) => setOpen(row.id)}
        height={260}
      />
      <DataTable label="Strutture, compatta" rows={PLACES.slice(0, 4)} columns={COLUMNS} density="compact" />
      <div style={{ blockSize: 280 }}>
        <Splitter
          label="Elenco"
          first={<RecordList label="Strutture" items={records} selected={open} onSelect={setOpen} />}
          second={<p>{PLACES.find((place) => place.id === open)?.name}</p>}
        />
      </div>
      <h2>Sostituti, in ordine</h2>
      <ReorderList label="Sostituti, in ordine" items={order} onChange={setOrder}>
        {() => <Btn size="small">Apri</Btn>}
      </ReorderList>
      <h2>Azioni</h2>
      <Grid
        label="Azioni"
        corner="Ruolo"
        columns={PHASES.map((name) => ({ id: name, head: name }))}
        rows={ROLES.map((name) => ({ id: name, head: name }))}
        selected={{ row: 'Sindaco', column: 'Preallarme' }}
        cell={(row, column) => (
          <>
            <p>
              1 Avvisa: {row}, {column}
            </p>
            <Btn size="small">Aggiungi</Btn>
          </>
        )}
      />
    </>
  );
}
