import { useContext, useEffect, useMemo, useSyncExternalStore } from 'react';
import { PictureContext } from '../../pictures/context';
import { onSignedOut } from '../../shared/api/client';
import { useTexts } from '../../shared/i18n';
import type { Naming } from './chip';
import { EvidenceStore } from './store';

const stores = new Map<string, EvidenceStore>();
onSignedOut(() => stores.clear());

function storeOf(person: string, picture: string): EvidenceStore {
  const key = `${person} ${picture}`;
  const store = stores.get(key) ?? new EvidenceStore(picture);
  stores.set(key, store);
  return store;
}

/** What references are called in the picture one is in, kept up to date; null outside of a picture. */
export function useNaming(): (Naming & { store: EvidenceStore }) | null {
  const state = useContext(PictureContext);
  const t = useTexts();
  const store = state ? storeOf(state.picture.me.person, state.picture.id) : null;
  const version = state?.signalsVersion;
  const areas = state?.picture.areas;
  useEffect(() => {
    areas?.forEach((area) => store?.nameArea(area.id, area.name));
  }, [store, areas]);
  useEffect(() => {
    if (version !== undefined) {
      store?.at(version);
    }
  }, [store, version]);
  const picture = state?.picture.id;
  const partner = state?.partner;
  return useMemo(() => (store && picture && partner ? { store, picture, partner, t } : null), [store, picture, partner, t]);
}

const nothing = (): (() => void) => () => undefined;

/** As `useNaming`, rendering again when names come in. */
export function useLiveNaming(): Naming | null {
  const naming = useNaming();
  useSyncExternalStore(naming?.store.subscribe ?? nothing, () => naming?.store.revision ?? 0, () => 0);
  return naming;
}
