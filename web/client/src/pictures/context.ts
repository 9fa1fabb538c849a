import { createContext, useContext } from 'react';
import type { LiveHub } from '../live/hub';
import type { Participant, ParticipatingPartner, PictureView, SectionOutline } from '../shared/api/schema';

export interface PictureState {
  picture: PictureView;
  reload: () => void;
  replace: (picture: PictureView) => void;
  hub: LiveHub;
  partner: (id: string) => ParticipatingPartner | undefined;
  person: (id: string) => Participant | undefined;
  /** Who is in a section now, apart from oneself. */
  present: (section: SectionOutline) => readonly Participant[];
  /** Grows when the signals changed. */
  signalsVersion: number;
}

export const PictureContext = createContext<PictureState | null>(null);

export function usePicture(): PictureState {
  const state = useContext(PictureContext);
  if (!state) {
    throw new Error('usePicture is used outside a picture.');
  }
  return state;
}

export const allSections = (picture: PictureView): SectionOutline[] => picture.chapters.flatMap((chapter) => chapter.sections);
