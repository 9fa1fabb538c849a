// The work of the engine benchmark in Node, for comparison:
//   node --expose-gc bench.mjs --engine yjs|ywasm --fixtures <folder> [--runs 5] [--long]
// One JSON line per work: {engine, work, cpu:[ms of CPU of the whole process, per run], elapsed:[ms]}, {…, bytes} for memory.
import fs from 'node:fs'
import path from 'node:path'
import zlib from 'node:zlib'

const option = (name, otherwise) => { const i = process.argv.indexOf('--' + name); return i < 0 ? otherwise : process.argv[i + 1] }
const name = option('engine', 'yjs'); const folder = option('fixtures'); const runs = Number(option('runs', 5))
const gunzip = (f) => new Uint8Array(zlib.gunzipSync(fs.readFileSync(path.join(folder, f))))
const lib = name === 'yjs' ? await import('yjs') : (await import('ywasm')).default ?? await import('ywasm')
const Doc = name === 'yjs' ? lib.Doc : lib.YDoc
const newDoc = () => new Doc()
const free = (doc) => { if (name === 'yjs') doc.destroy(); else doc.free() }
const apply = name === 'yjs' ? (doc, u) => lib.applyUpdate(doc, u) : (doc, u) => lib.applyUpdate(doc, u, undefined)

function readLog (file) {
  const bytes = gunzip(file); const out = []
  for (let at = 0; at < bytes.length;) { let n = 0; let shift = 0; let b; do { b = bytes[at++]; n |= (b & 127) << shift; shift += 7 } while (b > 127); out.push(bytes.subarray(at, at + n)); at += n }
  return out
}

/** Runs the work warm; short work is repeated inside of a run until it fills about 200 ms. */
function measure (work, once, warm = 1) {
  const start = process.cpuUsage(); for (let i = 0; i < warm; i++) once()
  const used = process.cpuUsage(start); const each = (used.user + used.system) / 1000 / warm
  const repeat = Math.max(1, Math.min(200, Math.round(200 / Math.max(each, 0.01))))
  if (repeat > 1) for (let i = 0; i < repeat; i++) once()
  const cpu = []; const elapsed = []
  for (let i = 0; i < runs; i++) {
    globalThis.gc?.()
    const c = process.cpuUsage(); const t = performance.now()
    for (let n = 0; n < repeat; n++) once()
    elapsed.push((performance.now() - t) / repeat); const d = process.cpuUsage(c); cpu.push((d.user + d.system) / 1000 / repeat)
  }
  console.log(JSON.stringify({ engine: name, work, cpu, elapsed }))
}

const traces = fs.readdirSync(folder).filter(f => f.endsWith('.updates.gz')).map(f => f.replace('.updates.gz', '')).filter(t => t !== 'rich-30p').sort()
for (const trace of traces) {
  const log = readLog(`${trace}.updates.gz`); const state = gunzip(`${trace}.state.gz`)
  measure(`apply ${trace}`, () => { const d = newDoc(); for (const u of log) apply(d, u); free(d) })
  measure(`load ${trace}`, () => { const d = newDoc(); apply(d, state); free(d) }, 3)
  const doc = newDoc(); apply(doc, state)
  const old = newDoc(); for (const u of log.slice(0, Math.max(0, log.length - 1000))) apply(old, u); const vector = lib.encodeStateVector(old)
  measure(`encode ${trace}`, () => { lib.encodeStateAsUpdate(doc) }, 3)
  measure(`diff ${trace}`, () => { lib.encodeStateAsUpdate(doc, vector) }, 3)
}
const paper = traces.includes('automerge-paper') ? 'automerge-paper' : traces[0]; const log = readLog(`${paper}.updates.gz`)
if (name === 'yjs') {
  measure('merge 1000', () => { lib.mergeUpdates(log.slice(0, 1000)) }, 2)
  // Yjs sorts all readers for every struct: merging 100,000 updates takes minutes, so that is measured only with --long, and once.
  const t = process.cpuUsage(); lib.mergeUpdates(log.slice(0, 10000)); const ten = process.cpuUsage(t); const ms = (ten.user + ten.system) / 1000
  console.log(JSON.stringify({ engine: name, work: 'merge 10000', cpu: [ms], elapsed: [ms] }))
  if (process.argv.includes('--long') && log.length > 100000) {
    const c = process.cpuUsage(); const e = performance.now(); lib.mergeUpdates(log.slice(0, 100000)); const d = process.cpuUsage(c)
    console.log(JSON.stringify({ engine: name, work: 'merge 100000', cpu: [(d.user + d.system) / 1000], elapsed: [performance.now() - e] }))
  }
}
if (globalThis.gc) {
  for (const trace of [paper, 'rich-30p']) {
    if (!fs.existsSync(path.join(folder, `${trace}.state.gz`))) continue
    const state = gunzip(`${trace}.state.gz`); const held = []
    const used = () => { gc(); gc(); const m = process.memoryUsage(); return name === 'yjs' ? m.heapUsed + m.external : m.rss }
    apply(newDoc(), state); const before = used()
    for (let i = 0; i < 20; i++) { const d = newDoc(); apply(d, state); held.push(d) }
    console.log(JSON.stringify({ engine: name, work: `memory ${trace}`, bytes: Math.round((used() - before) / held.length) }))
    for (const d of held) free(d)
  }
}
