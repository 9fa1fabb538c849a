#!/usr/bin/env python3
"""Draws the fictional municipality of Veldermeer; writes veldermeer.geojson beside this file. Needs nothing but Python 3.

    python3 draw-veldermeer.py

Nothing here is taken from a real map. Points are placed by hand on a sheet of 12 by 9 km; every neighbourhood holds the ground that is nearer to its points
than to those of others (Voronoi cells), and a ring of points of nobody shapes the outside. Each border is then roughened by moving its middle again and again,
seeded by its own two ends, so that both neighbours get exactly the same line and every run gives the same file. A district is the union of its
neighbourhoods, the municipality that of its districts: borders that occur twice fall away.
"""
import json
import math
import pathlib
import random

MUNICIPALITY = ("GM9901", "Veldermeer")
DISTRICTS = {"WK990101": "Centrum", "WK990102": "Bedrijventerreinen", "WK990103": "Buitengebied", "WK990104": "Veldermeer-Oost"}

# code: name, points in km from the south-west corner of the sheet
NEIGHBOURHOODS = {
    "BU99010101": ("Oude Kern", [(5.0, 4.6)]),
    "BU99010102": ("Stationskwartier", [(5.7, 5.1)]),
    "BU99010103": ("Kerkwijk", [(4.6, 5.3), (4.2, 4.9)]),
    "BU99010201": ("Haven en Sluis", [(4.1, 3.9), (4.6, 3.6)]),
    "BU99010202": ("De Hoge Es", [(5.4, 3.6), (6.0, 3.8)]),
    "BU99010203": ("De Lange Wetering", [(3.4, 4.2), (3.0, 4.8)]),
    "BU99010301": ("Achterbroek-Zuid", [(1.5, 2.5), (2.5, 3.0), (2.2, 1.5), (3.6, 2.2), (1.3, 3.6)]),
    "BU99010302": ("Het Hazenveld", [(5.2, 2.2), (6.4, 1.9), (6.8, 2.9), (7.8, 2.6), (5.0, 1.2)]),
    "BU99010303": ("Achterbroek-Noord", [(1.4, 4.8), (1.6, 5.9), (2.6, 6.3), (2.0, 7.0)]),
    "BU99010304": ("Veldermeense Polder", [(3.6, 6.6), (4.6, 6.8), (4.0, 7.7), (5.4, 7.3), (6.4, 7.4), (5.6, 8.1)]),
    "BU99010305": ("Meerzijde", [(8.6, 5.0), (8.9, 6.2), (8.0, 7.0), (9.8, 5.4), (9.6, 4.0), (8.6, 3.6), (10.4, 4.8)]),
    "BU99010401": ("Oosterpark", [(6.5, 4.7)]),
    "BU99010402": ("De Wilgen", [(6.7, 5.5), (7.1, 6.0)]),
    "BU99010403": ("Molenkamp", [(7.4, 4.9), (7.5, 4.3)]),
    "BU99010404": ("De Rietkamp", [(6.0, 6.0), (5.5, 6.1)]),
}

NOBODY = [
    (0.2, 1.4), (-0.1, 2.9), (0.2, 4.3), (0.0, 5.6), (0.5, 6.9), (1.1, 8.2), (2.7, 8.5), (3.1, 9.1), (4.6, 9.3), (6.0, 9.4), (7.3, 8.4), (8.7, 8.3),
    (9.9, 7.2), (10.7, 6.3), (11.7, 5.7), (11.8, 4.3), (10.9, 3.1), (9.6, 2.6), (9.1, 1.5), (7.7, 0.9), (6.5, 0.3), (4.8, -0.2), (3.7, 0.7), (2.8, 0.1), (1.2, 0.6),
]

# A holiday park: an object set, no division of the land.
OBJECTS = {"OWN-HAZENBOS": ("Recreatiepark Het Hazenbos", "BU99010302", [(6.05, 1.75), (6.6, 1.6), (6.95, 1.95), (6.8, 2.35), (6.35, 2.45), (6.0, 2.2)])}

SHEET = [(-6.0, -6.0), (18.0, -6.0), (18.0, 15.0), (-6.0, 15.0)]
SHORTEST = 0.11


def cell(site, others):
    """The ground nearer to a point than to all others: the sheet, cut by every perpendicular bisector."""
    polygon = SHEET
    for other in others:
        nx, ny = other[0] - site[0], other[1] - site[1]
        limit = nx * (site[0] + other[0]) / 2 + ny * (site[1] + other[1]) / 2
        cut = []
        for a, b in zip(polygon, polygon[1:] + polygon[:1]):
            da, db = nx * a[0] + ny * a[1] - limit, nx * b[0] + ny * b[1] - limit
            if da <= 0:
                cut.append(a)
            if (da < 0 < db) or (db < 0 < da):
                t = da / (da - db)
                cut.append((a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])))
        polygon = cut
    return polygon


class Corners:
    """Corners of neighbouring cells are computed apart and differ in the last digits: one point stands for all within a metre."""

    def __init__(self):
        self.known = {}

    def __call__(self, point):
        x, y = round(point[0] * 1000), round(point[1] * 1000)
        for dx in (0, -1, 1):
            for dy in (0, -1, 1):
                if (x + dx, y + dy) in self.known:
                    return self.known[(x + dx, y + dy)]
        return self.known.setdefault((x, y), (x / 1000, y / 1000))


def rough(a, b, amplitude):
    """The line from a to b without b, roughened; the same line whichever way it is walked."""
    if a > b:
        line = rough(b, a, amplitude) + [a]
        return line[:0:-1]
    chance = random.Random(f"{a} {b}")

    def halve(p, q):
        length = math.dist(p, q)
        if length < SHORTEST:
            return [p]
        shift = chance.uniform(-amplitude, amplitude)
        middle = ((p[0] + q[0]) / 2 - (q[1] - p[1]) * shift, (p[1] + q[1]) / 2 + (q[0] - p[0]) * shift)
        return halve(p, middle) + halve(middle, q)

    return halve(a, b)


def union(rings):
    """The outside of rings that all go the same way round."""
    edges = {}
    for ring in rings:
        for edge in zip(ring, ring[1:] + ring[:1]):
            if edge[::-1] in edges:
                del edges[edge[::-1]]
            else:
                edges[edge] = True
    onward = dict(edges.keys())
    assert len(onward) == len(edges), "two parts touch in one point: move a point"
    result = []
    while onward:
        start = min(onward)
        ring, at = [start], onward.pop(start)
        while at != start:
            ring.append(at)
            at = onward.pop(at)
        result.append(ring)
    return result


def twice_area(ring):
    """Negative for a hole."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1]))


def degrees(point):
    """From km on the sheet to WGS84."""
    return [round(5.9 + (point[0] - 6) / (111.32 * math.cos(math.radians(52.3))), 6), round(52.3 + (point[1] - 4.5) / 111.2, 6)]


def feature(code, name, kind, parent, rings):
    rings = sorted(rings, key=twice_area, reverse=True)
    assert all(twice_area(ring) < 0 for ring in rings[1:]), f"{code} is in pieces"
    coordinates = [[degrees(point) for point in ring + ring[:1]] for ring in rings]
    properties = {"code": code, "naam": name, "kind": kind} | ({"parent": parent} if parent else {})
    return {"type": "Feature", "properties": properties, "geometry": {"type": "Polygon", "coordinates": coordinates}}


def main():
    sites = [(point, code) for code, (_, points) in NEIGHBOURHOODS.items() for point in points] + [(point, None) for point in NOBODY]
    corners = Corners()
    cells = []
    for point, code in sites:
        polygon = []
        for corner in map(corners, cell(point, [other for other, _ in sites if other != point])):
            if not polygon or corner not in (polygon[-1], polygon[0]):
                polygon.append(corner)
        cells.append((polygon, code))

    town = {edge for polygon, code in cells if code and code[:8] in ("WK990101", "BU990101", "BU990102", "BU990104") for edge in zip(polygon, polygon[1:] + polygon[:1])}
    parts = {code: [] for code in NEIGHBOURHOODS}
    for polygon, code in cells:
        if code:
            parts[code].append([p for a, b in zip(polygon, polygon[1:] + polygon[:1]) for p in rough(a, b, 0.06 if (a, b) in town and (b, a) in town else 0.15)])

    neighbourhoods = {code: union(rings) for code, rings in parts.items()}
    districts = {code: union([ring for part, rings in neighbourhoods.items() if part[2:8] == code[2:] for ring in rings]) for code in DISTRICTS}
    whole = union([ring for rings in districts.values() for ring in rings])

    features = [feature(*MUNICIPALITY, "Municipality", None, whole)]
    features += [feature(code, name, "District", MUNICIPALITY[0], districts[code]) for code, name in DISTRICTS.items()]
    features += [feature(code, name, "Neighbourhood", f"WK{code[2:8]}", neighbourhoods[code]) for code, (name, _) in NEIGHBOURHOODS.items()]
    for code, (name, parent, ring) in OBJECTS.items():
        features.append(feature(code, name, "ObjectSet", parent, [[p for a, b in zip(ring, ring[1:] + ring[:1]) for p in rough(a, b, 0.08)]]))

    lines = ",\n".join(json.dumps(item, ensure_ascii=False, separators=(",", ":")) for item in features)
    target = pathlib.Path(__file__).with_name("veldermeer.geojson")
    target.write_text(f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n', encoding="utf-8")


if __name__ == "__main__":
    main()
