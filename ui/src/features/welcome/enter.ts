import { call } from '@/api/client';
import { startChanged } from '@/api/queries';
import type { Start } from '@/api/wire';
import { type Answers, choosesCommune } from './missing';

/** Keeps who works here. */
export async function keepPerson({ name, office, role }: Answers): Promise<Start> {
  const told = await call('set_person', { name: name.trim(), office: office.trim(), role });
  startChanged(told);
  return told;
}

/** Begins the plan of a commune, or finds the one that is here already. */
export async function beginPlan(start: Start, istat: string): Promise<string> {
  const known = start.plans.find((plan) => plan.istat === istat);
  if (known) return known.id;
  const card = await call('begin', { istat });
  startChanged(await call('start', {}));
  return card.id;
}

/** All that the first page asks has been said: gives the plan to open, if there is one to open. */
export async function enter(answers: Answers): Promise<string | undefined> {
  // The first questions are about the person's own archive, not the invented one.
  startChanged(await call('choose_archive', { example: false }));
  const start = await keepPerson(answers);
  return choosesCommune(answers.role) ? beginPlan(start, answers.istat) : undefined;
}

/** The invented plan, in an archive of its own. */
export async function openExample(): Promise<string | undefined> {
  const start = await call('choose_archive', { example: true });
  startChanged(start);
  return start.plans[0]?.id;
}
