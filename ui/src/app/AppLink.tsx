import { LinkBtn, type LinkBtnProps } from '@kit';
import { useGo } from './useGo';

/** A link to a screen of the window, with an address that `links` made. */
export function AppLink({ href, ...rest }: Omit<LinkBtnProps, 'onNavigate'>) {
  const go = useGo();
  return <LinkBtn {...rest} href={`#${href}`} onNavigate={() => go(href)} />;
}
