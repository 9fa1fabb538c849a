import { type RefObject, useEffect } from 'react';
import { ApiProblem } from '../shared/api/client';

/** Leads to what was refused, once it is on the page: to the field, or to the reason above the form where the field takes no focus. */
export function useReason(form: RefObject<HTMLFormElement | null>, prefix: string, problem: unknown): void {
  useEffect(() => {
    if (problem === undefined) {
      return;
    }
    const field = problem instanceof ApiProblem ? problem.parameters.field : undefined;
    const found = field ? form.current?.querySelector<HTMLElement>(`#${prefix}-${CSS.escape(field)}`) : null;
    found?.focus();
    if (!found || document.activeElement !== found) {
      form.current?.scrollIntoView({ block: 'start' });
    }
  }, [form, prefix, problem]);
}
