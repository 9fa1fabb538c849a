import { useTexts } from '../shared/i18n';
import { Button } from '../shared/ui';
import { type MapView, maxZoom } from './useMapView';

/** Zooming by buttons, for whoever has no keys or wheel. */
export const MapTools = ({ view }: { view: MapView }) => {
  const t = useTexts();
  return (
    <div className="area-map-tools">
      <Button small icon="plus" aria-label={t.areas.zoomIn} title={t.areas.zoomIn} onClick={() => view.zoomBy(1.6)} disabled={view.zoom >= maxZoom} />
      <Button small icon="minus" aria-label={t.areas.zoomOut} title={t.areas.zoomOut} onClick={() => view.zoomBy(1 / 1.6)} disabled={view.zoom <= 1} />
      {view.zoom > 1 && <Button small onClick={view.whole}>{t.areas.zoomReset}</Button>}
    </div>
  );
};
