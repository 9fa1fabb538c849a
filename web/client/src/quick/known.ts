import { api } from '../shared/api/endpoints';
import { municipalityOf } from '../places/frame';
import type { AreaMap, SessionView } from '../shared/api/schema';
import type { Known, KnownPicture } from './model';

const closed: readonly string[] = ['Published', 'InFollowUp', 'Superseded', 'Withdrawn'];

/** Fetches what the form needs: the pictures one may report to, their areas and outlines, and the kinds of sources. Nothing of the contents of a picture. */
export async function fetchKnown(session: SessionView): Promise<Known | null> {
  const { person, partner } = session;
  if (!person || !partner) {
    return null;
  }
  const [summaries, lists] = await Promise.all([api.pictures(), api.taxonomies()]);
  const views = await Promise.all(summaries.filter((one) => !closed.includes(one.phase)).map((one) => api.picture(one.id)));
  const maps = new Map<string, Promise<AreaMap | null>>();
  const mapOf = (municipality: string): Promise<AreaMap | null> => {
    const asked = maps.get(municipality) ?? api.areaMap(municipality).then((map) => (map.shapes.length > 0 ? map : null), () => null);
    maps.set(municipality, asked);
    return asked;
  };
  const pictures = await Promise.all(
    views
      .filter((view) => view.can.addSignal && view.me.roles.includes('Editor'))
      .map(async (view): Promise<KnownPicture> => {
        const municipalities = [...new Set(view.areas.map((area) => municipalityOf(area.id)).filter((id) => id !== null))].slice(0, 4);
        const drawn = await Promise.all(municipalities.map(mapOf));
        return { id: view.id, title: view.title, areas: view.areas.map(({ id, name }) => ({ id, name })), maps: drawn.filter((map) => map !== null) };
      }),
  );
  return { person: person.id, name: person.name, partner: { id: partner.id, name: partner.name }, pictures, sourceTypes: lists.sourceTypes.filter((term) => !term.off) };
}

/** Every area one may choose, those of the picture first. */
export function areasOf(picture: KnownPicture | undefined): readonly { id: string; name: string }[] {
  const all = new Map((picture?.areas ?? []).map((area) => [area.id, area]));
  for (const shape of picture?.maps.flatMap((map) => map.shapes) ?? []) {
    if (!all.has(shape.id)) {
      all.set(shape.id, { id: shape.id, name: shape.name });
    }
  }
  return [...all.values()];
}
