/** The point nearest to another in a direction: straight ahead counts once, sideways twice. Null when nothing lies there. */
export function nearest(points: readonly { x: number; y: number }[], from: number, dx: number, dy: number): number | null {
  const origin = points[from];
  if (!origin) {
    return null;
  }
  let best: number | null = null;
  let least = Infinity;
  points.forEach((point, i) => {
    const [u, v] = [point.x - origin.x, point.y - origin.y];
    const along = u * dx + v * dy;
    const aside = Math.abs(u * dy - v * dx);
    const cost = along + 2 * aside;
    if (i !== from && along > 1e-6 && cost < least) {
      least = cost;
      best = i;
    }
  });
  return best;
}
