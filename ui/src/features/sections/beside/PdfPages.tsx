import { ErrorBox, IconBtn } from '@kit';
import { useEffect, useRef, useState } from 'react';
import { message } from '@/api/fault';
import type { AttachmentBytes } from '@/api/wire';
import { t } from '@/texts';
import { PdfPageView } from './PdfPageView';
import { bytesOf, type Pdf, readPdf } from './pdf';

const ZOOMS = [1, 1.25, 1.5, 2, 3] as const;

export interface PdfPagesProps {
  load: () => Promise<AttachmentBytes>;
  title: string;
}

/** The pages of a PDF, one under the other; each is drawn when it comes into sight. */
export function PdfPages({ load, title }: PdfPagesProps) {
  const [pdf, setPdf] = useState<Pdf>();
  const [failure, setFailure] = useState<string>();
  const [zoom, setZoom] = useState(0);
  const [here, setHere] = useState(1);
  const scroller = useRef<HTMLDivElement>(null);
  const latest = useRef(load);
  useEffect(() => {
    let end: (() => void) | undefined;
    let isOver = false;
    const read = async () => {
      let bytes: Uint8Array;
      try {
        bytes = bytesOf((await latest.current()).base64);
      } catch (error) {
        if (!isOver) setFailure(message(error));
        return;
      }
      if (isOver) return;
      const reading = readPdf(bytes);
      end = reading.end;
      try {
        const read = await reading.pdf;
        if (!isOver) setPdf(read);
      } catch {
        // Damaged, or closed with a password: what the library says is not for people.
        if (!isOver) setFailure(t('sections.beside.unreadable'));
      }
    };
    void read();
    return () => {
      isOver = true;
      end?.();
    };
  }, []);
  const goTo = (page: number) => {
    const element = scroller.current?.querySelector<HTMLElement>(`[data-page="${page}"]`);
    // Only what holds the pages scrolls, not the window around it.
    if (scroller.current && element) scroller.current.scrollTop = element.offsetTop;
  };
  const onScroll = () => {
    const top = scroller.current?.getBoundingClientRect().top ?? 0;
    const pages = [...(scroller.current?.querySelectorAll<HTMLElement>('[data-page]') ?? [])];
    const first = pages.find((page) => page.getBoundingClientRect().bottom > top + 40);
    setHere(Number(first?.dataset.page ?? 1));
  };
  if (failure) return <ErrorBox title={t('sections.beside.failed')} message={failure} />;
  if (!pdf) return <p className="pp-quiet">{t('sections.beside.loading')}</p>;
  const count = pdf.numPages;
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields */}
      <div className="beside-bar" role="group" aria-label={t('sections.beside.bar')}>
        <IconBtn
          icon="chevron-left"
          size="small"
          name={t('sections.beside.before')}
          isDisabled={here <= 1}
          onPress={() => goTo(here - 1)}
        />
        <span aria-live="polite">{t('sections.beside.page', { page: here, of: count })}</span>
        <IconBtn
          icon="chevron-right"
          size="small"
          name={t('sections.beside.after')}
          isDisabled={here >= count}
          onPress={() => goTo(here + 1)}
        />
        <span className="beside-zoom">
          <IconBtn
            icon="minus"
            size="small"
            name={t('sections.beside.smaller')}
            isDisabled={zoom === 0}
            onPress={() => setZoom(zoom - 1)}
          />
          <IconBtn
            icon="plus"
            size="small"
            name={t('sections.beside.larger')}
            isDisabled={zoom === ZOOMS.length - 1}
            onPress={() => setZoom(zoom + 1)}
          />
        </span>
      </div>
      <section
        ref={scroller}
        className="beside-pages"
        aria-label={title}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
        tabIndex={0}
        onScroll={onScroll}
      >
        {Array.from({ length: count }, (_, at) => (
          <PdfPageView
            // biome-ignore lint/suspicious/noArrayIndexKey: pages have no name but their number
            key={at}
            pdf={pdf}
            number={at + 1}
            zoom={ZOOMS[zoom] ?? 1}
            scroller={scroller}
          />
        ))}
      </section>
    </>
  );
}
