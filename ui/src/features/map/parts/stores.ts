import { create } from 'zustand';
import type { Position } from '../geometry/projection';
import type { ViewState } from '../ol/PlanMap';

/** Where the pointer is and what it has snapped to: it changes at every move, so only who shows it listens. */
export const usePointer = create<{ at?: Position; snapped?: string }>(() => ({}));

/** What part of the ground is in view, and how many times it has changed. */
export const useView = create<{ view?: ViewState; turns: number }>(() => ({ turns: 0 }));

/** Where each plan's map was left, for when one comes back. */
export const leftViews = new Map<string, ViewState>();
