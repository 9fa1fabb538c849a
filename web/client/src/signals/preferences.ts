import { type Column, knownColumns, usual } from './columns';

export const pageSizes: readonly number[] = [50, 100, 200, 500];

function read(name: string): string | null {
  try {
    return localStorage.getItem(`samenbeeld.register.${name}`);
  } catch {
    return null;
  }
}
function keep(name: string, value: string): void {
  try {
    localStorage.setItem(`samenbeeld.register.${name}`, value);
  } catch {
    // It lasts as long as the page.
  }
}

export function keptColumns(): readonly Column[] {
  const kept = read('columns');
  return kept === null ? usual : knownColumns(kept.split(','));
}
export const keepColumns = (columns: readonly Column[]): void => keep('columns', columns.join(','));

export const keptPageSize = (): number => pageSizes.find((size) => String(size) === read('page-size')) ?? (window.matchMedia('(max-width: 48rem)').matches ? 50 : 100);
export const keepPageSize = (size: number): void => keep('page-size', String(size));
