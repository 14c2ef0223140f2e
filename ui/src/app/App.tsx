import { applyLook, type Look } from '@kit';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect } from 'react';
import { CatalogueProvider } from '@/api/catalogue';
import { queries, useStart } from '@/api/queries';
import { platform } from '@/platform';
import { t } from '@/texts';
import { useOpenedFile } from './openedFile';
import { router } from './router';

/** Applies what the person chose the last time: look and zoom. */
function Remembered() {
  const { data } = useStart();
  const look = data?.preferences.look;
  const zoom = data?.preferences.zoom;
  useEffect(() => applyLook((look as Look | undefined) ?? 'system'), [look]);
  useEffect(() => {
    if (zoom) void platform.setZoom(Number(zoom) / 100);
  }, [zoom]);
  useOpenedFile(data?.openedWith);
  return null;
}

export function App() {
  return (
    <QueryClientProvider client={queries}>
      <Remembered />
      <CatalogueProvider waiting={<p className="app-alone">{t('app.loading')}</p>}>
        <RouterProvider router={router} />
      </CatalogueProvider>
    </QueryClientProvider>
  );
}
