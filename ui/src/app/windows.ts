import { create } from 'zustand';

/** What lies over the screen: the search and the list of keys. */
export const useWindows = create<{ search: boolean; keys: boolean }>(() => ({ search: false, keys: false }));
export const openSearch = (): void => useWindows.setState({ search: true });
export const openKeys = (): void => useWindows.setState({ keys: true });
