/** Where drafts are kept on this device until they are stored: for as long as the tab lives, and for the person who typed them only. */
export const keptDrafts = {
  read<T>(person: string, name: string): T | null {
    try {
      const kept = sessionStorage.getItem(keyOf(person, name));
      return kept ? (JSON.parse(kept) as T) : null;
    } catch {
      return null;
    }
  },
  keep(person: string, name: string, value: unknown): void {
    try {
      sessionStorage.setItem(keyOf(person, name), JSON.stringify(value));
    } catch {
      // The form keeps working; it is only not kept.
    }
  },
  forget(person: string, name: string): void {
    try {
      sessionStorage.removeItem(keyOf(person, name));
    } catch {
      // See keep.
    }
  },
};

const keyOf = (person: string, name: string): string => `samenbeeld.draft.${person}.${name}`;
