import { remember, useRemembered } from '@/app/remember';

const keyOf = (plan: string): string => `beside.${plan}`;

/** The attachment that stands beside the forms of a plan, as the person left it; empty when there is none. */
export const useBeside = (plan: string): [string, (id: string) => void] => useRemembered(keyOf(plan), '');

/** Has an attachment stand beside the forms of a plan from now on. */
export const setBeside = (plan: string, id: string): void => remember(keyOf(plan), id);
