import { createContext, useContext } from 'react';
import type { ArchiveState, PlanCard } from '@/api/wire';

/** The plan that the window shows. */
export interface OpenPlan {
  id: string;
  card: PlanCard;
  archive: ArchiveState;
  /** Whether anything may be changed. */
  writable: boolean;
}

const Context = createContext<OpenPlan | undefined>(undefined);
export const OpenPlanProvider = Context;

export function usePlan(): OpenPlan {
  const plan = useContext(Context);
  if (!plan) throw new Error('usePlan outside a plan');
  return plan;
}
