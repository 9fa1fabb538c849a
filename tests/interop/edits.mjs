// Random changes to shared types of stock Yjs.
import * as Y from 'yjs'
import { rootOf } from './dump.mjs'

export function editors (R, profile) {
  const pairs = profile === 'surrogates' // cuts through pairs of surrogates on purpose
  const letters = ['a', 'b', 'e', 'n', ' ', 'ß', 'é', '語', 'ש', '\n', '\u200d']; const astral = ['😀', '🇳🇱', '👩🏽‍💻', '𝄞']
  const word = (n = R.between(1, 7)) => Array.from({ length: n }, () => R.chance(pairs ? 0.5 : 0.06) ? R.pick(astral) : R.pick(letters)).join('')
  const key = () => R.pick(['title', 'a', 'b', 'c', 'naam', 'ключ'])
  const scalar = () => R.pick([
    () => word(), () => '', () => R.below(128), () => -R.below(1e6), () => 2147483647, () => -2147483648, () => R.unit() * 1e12, () => 0.25, () => 1e21, () => 5e-324, () => -0,
    () => NaN, () => -Infinity, () => true, () => false, () => null, () => Uint8Array.from({ length: R.below(5) }, () => R.below(256))])()
  const value = (deep = 0) => deep > 2 || R.chance(0.7) ? scalar() : R.chance(0.5) ? Array.from({ length: R.below(3) }, () => value(deep + 1)) : Object.fromEntries(Array.from({ length: R.below(3) }, () => [key(), value(deep + 1)]))
  const marks = () => Object.assign({}, ...Array.from({ length: R.between(1, 2) }, () => R.pick([
    () => ({ bold: {} }), () => ({ bold: null }), () => ({ italic: true }), () => ({ italic: null }), () => ({ link: { href: 'https://voorbeeld.nl/' + R.below(3) } }), () => ({ link: null }), () => ({ size: 12.5 }), () => ({ color: R.pick(['red', null]) })])()))
  let made = 0

  /** Moves a place out of the middle of a pair. */
  const whole = (t, at) => {
    if (pairs) return at
    let from = 0
    for (const { insert } of t.toDelta()) {
      const n = typeof insert === 'string' ? insert.length : 1
      if (at < from + n) { const c = typeof insert === 'string' ? insert.charCodeAt(at - from) : 0; return at > from && c >= 0xdc00 && c < 0xe000 ? at + 1 : at }
      from += n
    }
    return at
  }
  const place = (n) => profile === 'conflict' ? R.pick([0, 0, n, R.below(n + 1)]) : R.below(n + 1)
  const span = (t) => { const a = whole(t, R.below(t.length)); return [a, Math.max(0, whole(t, Math.min(t.length, a + R.between(1, 10))) - a)] }

  const plain = (t) => { if (!t.length || R.chance(0.6)) t.insert(whole(t, place(t.length)), word()); else { const [a, n] = span(t); if (n) t.delete(a, n) } }
  const rich = (t) => {
    if (!t.length || R.chance(0.35)) return t.insert(whole(t, place(t.length)), word(), R.chance(0.4) ? marks() : undefined)
    const [a, n] = span(t)
    switch (R.below(4)) {
      case 0: if (n) t.delete(a, n); break
      case 1: case 2: if (n) t.format(a, n, marks()); break
      default: t.insertEmbed(whole(t, place(t.length)), R.chance(0.8) ? { image: 'kaart', n: R.below(9) } : nested(2), R.chance(0.4) ? marks() : {})
    }
  }
  const nested = (deep) => { made++; return R.pick([() => new Y.Map(Object.entries({ [key()]: scalar() })), () => Y.Array.from([scalar(), word()]), () => new Y.Text(word()), () => node(deep)])() }
  const node = (deep = 0) => {
    if (R.chance(0.4)) { const t = new Y.XmlText(); t.insert(0, word(), R.chance(0.3) ? marks() : undefined); return t }
    if (R.chance(0.04)) return new Y.XmlHook('haak')
    const e = new Y.XmlElement(R.pick(['paragraph', 'heading', 'bulletList', 'tableCell'])); if (R.chance(0.4)) e.setAttribute('level', R.chance(0.5) ? R.below(6) : word(2))
    if (deep < 3 && R.chance(0.6)) e.insert(0, Array.from({ length: R.between(1, 3) }, () => node(deep + 1)))
    return e
  }
  const list = (t) => {
    if (!t.length || R.chance(0.6)) t.insert(place(t.length), Array.from({ length: R.between(1, 3) }, () => R.chance(0.15) && made < 50 ? nested(1) : value() ?? null))
    else { const a = R.below(t.length); t.delete(a, R.between(1, Math.min(4, t.length - a))) }
  }
  const map = (t) => { const keys = [...t.keys()]; if (!keys.length || R.chance(0.65)) t.set(key(), R.chance(0.2) && made < 50 ? nested(1) : value()); else if (R.chance(0.9)) t.delete(R.pick(keys)); else t.clear() }
  const below = (f, out = []) => { for (const c of f.toArray()) { out.push(c); if (c instanceof Y.XmlElement) below(c, out) } return out }
  const xml = (f) => {
    const all = below(f); const elements = all.filter(n => n instanceof Y.XmlElement); const texts = all.filter(n => n instanceof Y.XmlText); const parent = R.chance(0.5) || !elements.length ? f : R.pick(elements)
    if (!all.length || R.chance(0.3)) return parent.insert(place(parent.length), [node(1)])
    if (texts.length && R.chance(0.5)) return R.chance(0.1) ? R.pick(texts).setAttribute('taal', word(2)) : rich(R.pick(texts))
    if (elements.length && R.chance(0.5)) { const e = R.pick(elements); const k = R.pick(['level', 'id', 'style']); return R.chance(0.8) ? e.setAttribute(k, R.chance(0.7) ? word(3) : value()) : e.removeAttribute(k) }
    if (parent.length) { const a = R.below(parent.length); parent.delete(a, R.between(1, Math.min(2, parent.length - a))) }
  }
  const inner = (t, out = []) => { for (const c of t instanceof Y.Map ? t.values() : t.toArray()) if (c instanceof Y.Map || (c instanceof Y.Array)) { out.push(c); inner(c, out) } return out }

  return (doc, area) => {
    let t = area === 't' ? doc.getText('t') : rootOf(doc, area)
    if ((area === 'map' || area === 'array') && R.chance(0.35)) { const deeper = inner(t); if (deeper.length) t = R.pick(deeper) }
    if (t instanceof Y.XmlFragment) xml(t); else if (t instanceof Y.Map) map(t); else if (t instanceof Y.Array) list(t); else if (area === 'rich') rich(t); else plain(t)
  }
}
