// Writes a small editing session of three people in the format of the real traces, for checkouts that do not have those:
//   node make-trace.mjs [folder]      -> fixtures/session.{json,updates.gz,state.gz}
import * as Y from 'yjs'
import fs from 'node:fs'
import path from 'node:path'
import zlib from 'node:zlib'
import crypto from 'node:crypto'
import { random } from './random.mjs'

const folder = process.argv[2] ?? path.join(import.meta.dirname, 'fixtures')
const R = random(20260101)
const sha = (x) => crypto.createHash('sha256').update(x).digest('hex')
const b64 = (u) => Buffer.from(u).toString('base64')
const people = [11, 7, 4_294_967_299].map(id => { const doc = new Y.Doc(); doc.clientID = id; return { doc, text: doc.getText('text'), at: 0, inbox: [] } })
const log = []
for (const p of people) p.doc.on('update', (u, origin) => { if (origin === 'net') return; log.push(u); for (const q of people) if (q !== p) q.inbox.push(u) })
const words = 'ondermijning gebied pand signaal bron controle vergunning horeca loods kenteken wijk 😀 café'.split(' ')
for (let i = 0; i < 4000; i++) {
  const p = R.pick(people)
  if (R.chance(0.3)) for (const u of p.inbox.splice(0)) Y.applyUpdate(p.doc, u, 'net')
  p.at = Math.min(p.at, p.text.length)
  if (R.chance(0.04)) p.at = R.below(p.text.length + 1)
  const cuts = (at) => { const c = p.text.toString().charCodeAt(at); return c >= 0xdc00 && c < 0xe000 }
  if (cuts(p.at)) p.at++
  if (R.chance(0.2) && p.at > 2) { let n = 1; while (cuts(p.at - n)) n++; p.at -= n; p.text.delete(p.at, n) } else {
    const s = R.chance(0.2) ? ' ' + R.pick(words) : R.pick([...'eenatirsdlh '])
    p.text.insert(p.at, s); p.at += s.length
  }
}
for (const p of people) for (const u of p.inbox) Y.applyUpdate(p.doc, u, 'net')

const replay = new Y.Doc(); replay.clientID = 1000
const facts = () => ({ textSha256: sha(replay.getText('text').toString()), stateSha256: sha(Y.encodeStateAsUpdate(replay)), stateVector: b64(Y.encodeStateVector(replay)) })
const half = Math.floor(log.length / 2); let atHalf
log.forEach((u, i) => { if (i === half) atHalf = { updates: half, ...facts() }; Y.applyUpdate(replay, u) })
const diff = Y.encodeStateAsUpdate(replay, Buffer.from(atHalf.stateVector, 'base64'))
const parts = []
for (const u of log) { let n = u.length; const head = []; while (n > 127) { head.push(n & 127 | 128); n >>>= 7 } head.push(n); parts.push(Buffer.from(head), u) }
const gz = (name, bytes) => fs.writeFileSync(path.join(folder, name), zlib.gzipSync(bytes, { level: 9 }))
fs.mkdirSync(folder, { recursive: true })
gz('session.updates.gz', Buffer.concat(parts))
gz('session.state.gz', Y.encodeStateAsUpdate(replay))
fs.writeFileSync(path.join(folder, 'session.json'), JSON.stringify({ name: 'session', updates: log.length, ...facts(), half: { ...atHalf, diffSha256: sha(diff) }, yjs: '13.6.33' }, null, 1) + '\n')
