import { quickStore } from './database';
import { isEmpty } from './model';
import { allSlots } from './slots';

const pictureKey = 'samenbeeld.quick.picture';

export function lastPicture(): string {
  try {
    return localStorage.getItem(pictureKey) ?? '';
  } catch {
    return '';
  }
}

export function rememberPicture(picture: string): void {
  try {
    localStorage.setItem(pictureKey, picture);
  } catch {
    // Only a convenience.
  }
}

/** Reports and half-filled forms of this person that are on this device only. */
export async function leftOnDevice(person: string): Promise<number> {
  const { store } = await quickStore();
  const entries = (await store.entries(person)).filter((entry) => entry.status !== 'sent').length;
  const drafts = await Promise.all(allSlots(person).map((slot) => store.draft(slot)));
  return entries + drafts.filter((draft) => draft !== null && !isEmpty(draft)).length;
}

/** At signing out: the lists of the form go, and so does the memory of what was sent. What was not sent stays, unless the person wants it gone. */
export async function leaveDevice(person: string, everything: boolean): Promise<void> {
  const { store } = await quickStore();
  await store.keepKnown(null);
  for (const entry of await store.entries(person)) {
    if (everything || entry.status === 'sent') {
      await store.remove(entry.key);
    }
  }
  if (everything) {
    await Promise.all(allSlots(person).map((slot) => store.keepDraft(slot, null)));
  }
  try {
    localStorage.removeItem(pictureKey);
  } catch {
    // See lastPicture.
  }
}
