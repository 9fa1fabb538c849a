import { useTexts } from './i18n';

export interface Format {
  date: (iso: string) => string;
  dateTime: (iso: string) => string;
  /** Short form of a hash: enough to compare by eye, never the whole proof. */
  hash: (hash: string) => string;
  list: (items: readonly string[]) => string;
  number: (n: number) => string;
}

const cache = new Map<string, Format>();

export function formatOf(locale: string): Format {
  const known = cache.get(locale);
  if (known) {
    return known;
  }
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' });
  const moment = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' });
  const conjunction = new Intl.ListFormat(locale, { type: 'conjunction' });
  const number = new Intl.NumberFormat(locale);
  const safe = (format: Intl.DateTimeFormat, iso: string): string => {
    const date = new Date(iso.length === 10 ? `${iso}T00:00:00` : iso);
    return Number.isNaN(date.getTime()) ? iso : format.format(date);
  };
  const made: Format = {
    date: (iso) => safe(day, iso),
    dateTime: (iso) => safe(moment, iso),
    hash: (hash) => (hash.length > 16 ? `${hash.slice(0, 8)} … ${hash.slice(-8)}` : hash),
    list: (items) => conjunction.format(items),
    number: (n) => number.format(n),
  };
  cache.set(locale, made);
  return made;
}

export const useFormat = (): Format => formatOf(useTexts().locale);

export function initials(name: string): string {
  const parts = name.split(/\s+/).filter((part) => /^\p{Lu}/u.test(part));
  const first = parts[0]?.[0] ?? name[0] ?? '?';
  const last = parts.length > 1 ? (parts.at(-1)?.[0] ?? '') : '';
  return `${first}${last}`;
}
