import { useQuery } from '@tanstack/react-query';
import { call } from '@/api/client';

/** What can be brought in as a list, in the order in which people look for it. */
export const useImportKinds = () =>
  useQuery({ queryKey: ['import_kinds'], queryFn: () => call('import_kinds', {}) });
