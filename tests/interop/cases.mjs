// Differential cases: several stock Yjs clients that edit at random, and what stock Yjs makes of their updates. One JSON line each, read by
//   dotnet run --project tests/Workspace.Crdt.Interop -c Release -- verify
// The same arguments give the same lines:
//   node cases.mjs --seed 1 --cases 100 [--profile text|rich|xml|map|array|mixed|conflict|undo|subdocs|history|surrogates] [--v2]
import * as Y from 'yjs'
import crypto from 'node:crypto'
import { random } from './random.mjs'
import { dumpDocument, dumpType, ROOTS, rootOf } from './dump.mjs'
import { editors } from './edits.mjs'

export const PROFILES = ['text', 'rich', 'xml', 'map', 'array', 'mixed', 'conflict', 'undo', 'subdocs', 'history', 'surrogates']
const AREAS = {
  text: ['text'], rich: ['rich'], xml: ['xml'], map: ['map'], array: ['array'], conflict: ['text', 'array'], surrogates: ['text', 'rich'], subdocs: ['map', 'text'],
  mixed: ['text', 'rich', 'rich', 'map', 'array', 'xml', 'xml'], undo: ['text', 'rich', 'map', 'array', 'xml'], history: ['text', 'rich', 'map', 'xml']
}
const b64 = (u) => Buffer.from(u.buffer, u.byteOffset, u.byteLength).toString('base64')
const sha1 = (s) => crypto.createHash('sha1').update(s).digest('hex')

function newDocument (id, gc) {
  const doc = new Y.Doc({ gc }); doc.clientID = id
  for (const name of Object.keys(ROOTS)) rootOf(doc, name)
  return doc
}

/** Applies as a change of one's own, so that Yjs does not remove redundant formatting of its own accord. */
const take = (doc, update) => doc.transact(tr => { Y.applyUpdate(doc, update, 'net'); tr.local = true })

function session (R, profile, gc, v2) {
  const ids = new Set()
  while (ids.size < R.between(2, 4)) ids.add(R.chance(0.4) ? R.between(1, 200) : R.chance(0.2) ? Number.MAX_SAFE_INTEGER - R.below(1000) : R.between(1000, 4294967295))
  const updates = []; const updatesV2 = []; const author = []; const subdocs = {}
  const people = [...ids].map((id, index) => {
    const doc = newDocument(id, gc); const p = { doc, id, index, inbox: [], undo: null }
    doc.on('update', (u, origin, _, tr) => { if (!tr.local) return; updates.push(u); author.push(index); for (const q of people) if (q !== p) q.inbox.push(updates.length - 1) })
    if (v2) doc.on('updateV2', (u, origin, _, tr) => { if (tr.local) updatesV2.push(u) })
    if (profile === 'undo') p.undo = new Y.UndoManager(AREAS.undo.map(n => rootOf(doc, n)), { trackedOrigins: new Set([p]), captureTimeout: 0 })
    return p
  })
  const edit = editors(R, profile); const positions = []; const snapshots = []
  for (let i = R.between(8, 110); i > 0; i--) {
    const p = R.pick(people)
    if (R.chance(0.4) && p.inbox.length) receive(R, p, people, updates)
    if (p.undo && R.chance(0.2)) { R.chance(0.6) ? p.undo.undo() : p.undo.redo(); continue }
    if (profile === 'subdocs' && R.chance(0.3)) { subdocument(R, p, subdocs, edit, gc) } else p.doc.transact(() => { for (let n = R.chance(0.7) ? 1 : R.between(2, 6); n > 0; n--) edit(p.doc, R.pick(AREAS[profile])) }, p)
    if (R.chance(0.05)) {
      const root = R.pick(['text', 'rich', 'array']); const index = R.below(rootOf(p.doc, root).length + 1); const assoc = R.pick([0, -1])
      positions.push({ root, index, assoc, enc: b64(Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(rootOf(p.doc, root), index, assoc))) })
    }
    if (!gc && R.chance(0.05)) snapshots.push(Y.snapshot(p.doc))
  }
  for (let busy = true; busy;) { busy = false; for (const p of people) for (const n of p.inbox.splice(0)) { busy = true; Y.applyUpdate(p.doc, updates[n], 'net') } }
  return { ids: [...ids], people, updates, updatesV2, author, positions, snapshots, subdocs }
}

function receive (R, p, people, updates) {
  const some = () => p.inbox.splice(0, R.between(1, p.inbox.length))
  switch (R.below(4)) {
    case 0: for (const n of some()) Y.applyUpdate(p.doc, updates[n], 'net'); break
    case 1: for (const n of R.shuffled(some())) { Y.applyUpdate(p.doc, updates[n], 'net'); if (R.chance(0.2)) Y.applyUpdate(p.doc, updates[n], 'net') } break
    case 2: Y.applyUpdate(p.doc, Y.mergeUpdates(some().map(n => updates[n])), 'net'); break
    default: { const q = R.pick(people); if (q !== p) Y.applyUpdate(p.doc, Y.encodeStateAsUpdate(q.doc, Y.encodeStateVector(p.doc)), 'net') }
  }
}

function subdocument (R, p, subdocs, edit, gc) {
  const known = Object.keys(subdocs)
  if (!known.length || R.chance(0.4)) {
    const guid = 'sub-' + known.length + '-' + p.id
    p.doc.transact(() => p.doc.getMap('map').set('sub' + R.below(3), new Y.Doc({ guid, ...(R.chance(0.3) ? { autoLoad: true } : {}), ...(R.chance(0.3) ? { meta: { title: guid } } : {}) })), p)
    const doc = new Y.Doc({ gc }); doc.clientID = p.id; const updates = []
    doc.on('update', u => updates.push(u)); subdocs[guid] = { doc, updates }
  } else edit(subdocs[R.pick(known)].doc, 't')
}

function observe (kind, id, deliver, updates, gc, R, v2, expectedSha) {
  const doc = newDocument(id, gc); const stock = newDocument(id, gc); const local = []; const checks = []
  stock.on('update', (u, o, _, tr) => { if (tr.local) local.push(b64(u)) })
  deliver.forEach((x, i) => {
    const u = typeof x === 'number' ? updates[x] : Buffer.from(x, 'base64')
    take(doc, u); Y.applyUpdate(stock, u, 'net')
    if (R.chance(0.1)) { const w = doc.store.pendingStructs; checks.push({ after: i + 1, sv: b64(Y.encodeStateVector(doc)), pending: !!w, missing: w ? Object.fromEntries(w.missing) : {}, pendingDs: !!doc.store.pendingDs }) }
  })
  const dump = dumpDocument(doc); const sha = sha1(JSON.stringify(dump)); const state = b64(Y.encodeStateAsUpdate(doc)); const stockSha = sha1(JSON.stringify(dumpDocument(stock)))
  const out = { kind, id, deliver, checks, sv: b64(Y.encodeStateVector(doc)), state, sha, xml: rootOf(doc, 'xml').toString() }
  if (v2) out.stateV2 = b64(Y.encodeStateAsUpdateV2(doc))
  if (sha !== expectedSha) out.dump = dump
  if (local.length) out.stock = { local, sv: b64(Y.encodeStateVector(stock)), sha: stockSha }
  return { doc, out }
}

export function makeCase (seed, wanted, v2) {
  const R = random(seed); const profile = wanted ?? R.pick(PROFILES); const gc = profile === 'history' ? false : !R.chance(0.05)
  const s = session(R, profile, gc, v2); const { updates } = s; const all = updates.map((_, i) => i)
  const expected = dumpDocument(s.people[0].doc); const sha = sha1(JSON.stringify(expected))
  let convergent = s.people.every(p => sha1(JSON.stringify(dumpDocument(p.doc))) === sha)
  if (!convergent && profile !== 'surrogates') throw new Error(`seed ${seed} ${profile}: stock replicas differ`)
  const observers = []; const docs = []
  const add = (kind, deliver, whole = true) => {
    const { doc, out } = observe(kind, 0x7ffff000 + observers.length, deliver, updates, gc, R, v2, sha)
    if (whole && doc.store.pendingStructs) out.stuck = true
    if (whole && !out.stuck && out.sha !== sha) { convergent = false; if (profile !== 'surrogates') throw new Error(`seed ${seed} ${profile}: observer ${kind} differs`) }
    observers.push(out); docs.push(doc)
  }
  add('in order', all)
  add('any order', R.shuffled(all))
  add('any order, some twice', R.shuffled([...all, ...all.filter(() => R.chance(0.3))]))
  const parts = R.shuffled(all); const bundles = []
  while (parts.length) { const k = parts.splice(0, R.between(1, 9)); bundles.push(k.length === 1 ? k[0] : b64(Y.mergeUpdates(k.map(i => updates[i])))) }
  add('bundles', bundles)
  const half = all.slice(0, R.below(all.length + 1)); const tmp = newDocument(0x7fffe001, gc); for (const i of half) Y.applyUpdate(tmp, updates[i])
  add('half, then the difference', [...half, b64(Y.encodeStateAsUpdate(R.pick(s.people).doc, Y.encodeStateVector(tmp)))])
  add('state', [b64(Y.encodeStateAsUpdate(R.pick(s.people).doc))])
  if (all.length > 2) { const lost = R.pick(all); add('one lost', all.filter(i => i !== lost), false) }

  const doc = docs[0]; const someVector = () => { const d = newDocument(0x7fffe002, gc); for (const i of all.slice(0, R.below(all.length + 1))) Y.applyUpdate(d, updates[i]); return Y.encodeStateVector(d) }
  const state = Y.encodeStateAsUpdate(doc); const twice = (f) => [f(), f()]
  const merge = (of) => { const bytes = Y.mergeUpdates((of === 'all' ? all : of).map(i => updates[i])); return { of, bytes: b64(bytes), svFrom: b64(Y.encodeStateVectorFromUpdate(bytes)) } }
  const clocks = (map) => Object.fromEntries([...map].map(([k, v]) => [String(k), v]))
  return {
    v: 1, seed, profile, gc, yjs: '13.6.33', clients: s.ids, roots: ROOTS, updates: updates.map(b64), author: s.author, ...(v2 ? { updatesV2: s.updatesV2.map(b64) } : {}), observers,
    diffs: twice(() => { const sv = someVector(); return { sv: b64(sv), diffUpdate: b64(Y.diffUpdate(state, sv)) } }),
    docDiffs: twice(() => { const sv = someVector(); return { sv: b64(sv), update: b64(Y.encodeStateAsUpdate(doc, sv)) } }),
    merges: all.length ? [merge(R.shuffled(all).slice(0, 8)), merge('all')] : [],
    meta: all.length ? twice(() => { const of = R.pick(all); const m = Y.parseUpdateMeta(updates[of]); return { of, from: clocks(m.from), to: clocks(m.to) } }) : [],
    relpos: s.positions.map(p => ({ ...p, final: Y.createAbsolutePositionFromRelativePosition(Y.decodeRelativePosition(Buffer.from(p.enc, 'base64')), doc)?.index ?? null })),
    snapshots: s.snapshots.map(x => { const d = Y.createDocFromSnapshot(doc, x, new Y.Doc({ gc: false })); return { enc: b64(Y.encodeSnapshot(x)), dump: dumpDocument(d) } }),
    subdocs: Object.fromEntries(Object.entries(s.subdocs).map(([guid, { updates }]) => { const d = new Y.Doc({ gc }); for (const u of updates) take(d, u); return [guid, { updates: updates.map(b64), dump: dumpType(d.getText('t')), sv: b64(Y.encodeStateVector(d)), state: b64(Y.encodeStateAsUpdate(d)) }] })),
    expected: { dump: expected, sha, sv: b64(Y.encodeStateVector(doc)), xml: rootOf(doc, 'xml').toString() }, convergent
  }
}

if (process.argv[1] === import.meta.filename) {
  const option = (name, otherwise) => { const i = process.argv.indexOf('--' + name); return i < 0 ? otherwise : process.argv[i + 1] }
  const first = Number(option('seed', 1)); const profile = option('profile')
  for (let i = 0; i < Number(option('cases', 100)); i++) {
    if (!process.stdout.write(JSON.stringify(makeCase(first + i, profile, process.argv.includes('--v2'))) + '\n')) await new Promise(resolve => process.stdout.once('drain', resolve))
  }
}
