import { useQuery } from '@tanstack/react-query';
import { call } from '@/api/client';
import { settled } from '@/api/typing';
import type { FolderReader } from './readers';

/** What the folder of a copy would hold, and what stops its final form. */
export const useFolderPreview = (plan: string, reader: FolderReader) =>
  useQuery({
    queryKey: ['plan', plan, 'preview_export', reader],
    queryFn: async () => {
      await settled();
      return call('preview_export', { plan, class: reader });
    },
  });

/** The copy as its readers see it; asked for when somebody wants to read it. */
export const useCopyRead = (plan: string, reader: FolderReader) =>
  useQuery({
    queryKey: ['plan', plan, 'read_copy', reader],
    queryFn: () => call('read_copy', { plan, class: reader }),
  });
