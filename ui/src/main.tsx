import '@kit';
import './app/app.css';
import { I18nProvider } from '@kit';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

const root = createRoot(document.getElementById('root') as HTMLElement);
const show = (page: React.ReactNode) =>
  root.render(
    <StrictMode>
      <I18nProvider locale="it-IT">{page}</I18nProvider>
    </StrictMode>,
  );

if (import.meta.env.DEV && new URLSearchParams(location.search).has('gallery')) {
  const { Gallery } = await import('./kit/gallery');
  show(<Gallery />);
} else {
  const { App } = await import('./app/App');
  show(<App />);
}
