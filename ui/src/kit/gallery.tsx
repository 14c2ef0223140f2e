import { useState } from 'react';
import { DataShow } from './gallery/DataShow';
import { FeedbackShow } from './gallery/FeedbackShow';
import { FieldsShow } from './gallery/FieldsShow';
import {
  applyLook,
  Banner,
  Breadcrumbs,
  Btn,
  Disclosure,
  DisclosureGroup,
  Frame,
  Header,
  IconBtn,
  type Look,
  MenuButton,
  Notices,
  Rail,
  type RailGroup,
  SeverityCounts,
  SidePanel,
  Tabs,
} from './index';

const RAIL: readonly RailGroup[] = [
  {
    id: 'top',
    items: [
      { id: 'home', name: 'Riepilogo', href: '#home', icon: 'pa' },
      { id: 'remarks', name: 'Osservazioni', href: '#remarks', icon: 'comment', count: 2 },
    ],
  },
  {
    id: 'sections',
    title: 'Sezioni',
    items: [
      { id: 'commune', name: 'Comune', href: '#commune', icon: 'pa', filled: 9, expected: 9 },
      {
        id: 'unit',
        name: 'Unità di crisi',
        href: '#unit',
        icon: 'user',
        filled: 5,
        expected: 9,
        worst: { severity: 'errore', count: 2 },
        isCurrent: true,
      },
      {
        id: 'areas',
        name: 'Aree di emergenza',
        href: '#areas',
        icon: 'map-marker',
        filled: 6,
        expected: 8,
        worst: { severity: 'blocco', count: 1 },
      },
      {
        id: 'scenarios',
        name: 'Scenari',
        href: '#scenarios',
        icon: 'warning-circle',
        filled: 3,
        expected: 6,
        worst: { severity: 'da_motivare', count: 13 },
      },
    ],
  },
];
const COUNTS = { blocco: 1, errore: 6, da_motivare: 9, avviso: 22, nota: 9 };

const start = new URLSearchParams(location.search);

/** Every part of the kit on one page, to look at while building: only `?gallery` in development shows it. */
export function Gallery() {
  const [isIcons, setIcons] = useState(false);
  const [isPanel, setPanel] = useState(start.has('panel'));
  const [tab, setTab] = useState(start.get('gallery') || 'fields');
  const [look, setLook] = useState<Look>((start.get('look') as Look | null) ?? 'system');
  applyLook(look);
  return (
    <>
      <Frame
        isRailIcons={isIcons}
        onRailIcons={setIcons}
        header={
          <Header
            brand="Piano Pronto"
            start={<span>Casaletto Ceredano, bozza</span>}
            end={
              <>
                <IconBtn icon="undo" name="Annulla: telefono di Bianchi Lucia" />
                <IconBtn icon="redo" name="Ripeti" isDisabled />
                <MenuButton
                  kind="quiet"
                  label="LB"
                  name="Bianchi Lucia: aspetto e opzioni"
                  items={[
                    { id: 'system', name: 'Aspetto del sistema' },
                    { id: 'light', name: 'Aspetto chiaro' },
                    { id: 'dark', name: 'Aspetto scuro', detail: 'Riposa gli occhi', keys: 'Ctrl+L' },
                  ]}
                  onAction={(id) => setLook(id as Look)}
                />
              </>
            }
          />
        }
        rail={<Rail groups={RAIL} />}
        banner={
          <Banner severity="avviso" actions={<Btn size="small">Apri la copia</Btn>}>
            Piano d'esempio: persone e numeri sono inventati.
          </Banner>
        }
        panel={
          <SidePanel
            title="Rilievi"
            aside="47"
            isOpen={isPanel}
            onOpenChange={setPanel}
            strip={<SeverityCounts counts={COUNTS} isVertical />}
          >
            <SeverityCounts counts={COUNTS} />
            <DisclosureGroup>
              <Disclosure title="Sindaco" startsOpen level={3} aside="2">
                Il sindaco non ha un sostituto.
              </Disclosure>
              <Disclosure title="Moro Carla" level={3}>
                Numero non verificato da 8 mesi.
              </Disclosure>
            </DisclosureGroup>
          </SidePanel>
        }
      >
        <Breadcrumbs
          items={[
            { name: 'Unità di crisi e COC', href: '#a' },
            { name: 'Nomine', href: '#b' },
            { name: 'Sindaco' },
          ]}
        />
        <h1>Parti della finestra</h1>
        <Tabs
          label="Gruppi di parti"
          selected={tab}
          onSelect={setTab}
          items={[
            { id: 'fields', name: 'Campi', content: <FieldsShow /> },
            { id: 'data', name: 'Elenchi', content: <DataShow /> },
            { id: 'feedback', name: 'Messaggi', content: <FeedbackShow /> },
          ]}
        />
      </Frame>
      <Notices />
    </>
  );
}
