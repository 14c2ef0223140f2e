import { type RefObject, useEffect, useRef, useState } from 'react';
import { t } from '@/texts';
import { drawPage, type Pdf, type PdfPage } from './pdf';

/** Height over width of a page that is not read yet: A4. */
const A4 = Math.SQRT2;
/** Pages are drawn while they are this near to sight. */
const NEAR = '600px';

export interface PdfPageViewProps {
  pdf: Pdf;
  number: number;
  /** 1 is as wide as its place. */
  zoom: number;
  scroller: RefObject<HTMLElement | null>;
}

/** One page, drawn while it is near to sight and let go of when it is not: a long plan would fill the memory. */
export function PdfPageView({ pdf, number, zoom, scroller }: PdfPageViewProps) {
  const place = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const words = useRef<HTMLDivElement>(null);
  const [isNear, setNear] = useState(false);
  const [page, setPage] = useState<PdfPage>();
  const [width, setWidth] = useState(0);

  useEffect(() => {
    const element = place.current;
    if (!element || typeof IntersectionObserver === 'undefined') return;
    const sight = new IntersectionObserver(([entry]) => setNear(entry?.isIntersecting ?? false), {
      root: scroller.current,
      rootMargin: NEAR,
    });
    sight.observe(element);
    const size = new ResizeObserver(([entry]) => setWidth(Math.round(entry?.contentRect.width ?? 0)));
    size.observe(element);
    return () => {
      sight.disconnect();
      size.disconnect();
    };
  }, [scroller]);
  useEffect(() => {
    if (!isNear || page) return;
    let isOver = false;
    pdf.getPage(number).then(
      (read) => !isOver && setPage(read),
      // One bad page does not take the others away: it stays blank.
      () => undefined,
    );
    return () => {
      isOver = true;
    };
  }, [pdf, number, isNear, page]);
  useEffect(() => {
    if (!isNear || !page || width === 0 || !canvas.current || !words.current) return;
    return drawPage(page, width, { canvas: canvas.current, words: words.current });
  }, [isNear, page, width]);

  const size = page?.getViewport({ scale: 1 });
  const tall = size ? size.height / size.width : A4;
  return (
    <div
      ref={place}
      className="beside-page"
      data-page={number}
      style={{ inlineSize: `${zoom * 100}%`, aspectRatio: `1 / ${tall}` }}
    >
      <canvas ref={canvas} />
      <section
        ref={words}
        className="beside-words"
        aria-label={t('sections.beside.page', { page: number, of: pdf.numPages })}
      />
    </div>
  );
}
