// Seeded randomness (xorshift128, seeded by an integer hash) for generators that must give the same bytes again.
export function random (seed) {
  const mix = (x) => { x = Math.imul(x ^ (x >>> 16), 0x45d9f3b); x = Math.imul(x ^ (x >>> 16), 0x45d9f3b); return (x ^ (x >>> 16)) >>> 0 }
  const s = [1, 2, 3, 4].map(i => mix((seed + i * 0x9e3779b9) >>> 0) || i)
  const next = () => {
    let t = s[3]; const a = s[0]
    s[3] = s[2]; s[2] = s[1]; s[1] = a
    t ^= t << 11; t ^= t >>> 8
    s[0] = (t ^ a ^ (a >>> 19)) >>> 0
    return s[0]
  }
  for (let i = 0; i < 8; i++) next()
  const unit = () => next() / 4294967296
  return {
    unit,
    below: (n) => Math.floor(unit() * n),
    between: (a, b) => a + Math.floor(unit() * (b - a + 1)),
    chance: (p) => unit() < p,
    pick: (list) => list[Math.floor(unit() * list.length)],
    shuffled: (list) => { const a = [...list]; for (let i = a.length - 1; i > 0; i--) { const j = Math.floor(unit() * (i + 1)); [a[i], a[j]] = [a[j], a[i]] } return a }
  }
}
