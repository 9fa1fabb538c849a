// Replicas of both engines on a network that loses, repeats, delays and reorders messages; in the end all must agree.
//   node mixed-network.mjs --replica "dotnet …/Workspace.Crdt.Interop.dll replica" [--seed 1] [--rounds 20]
import * as Y from 'yjs'
import { spawn } from 'node:child_process'
import readline from 'node:readline'
import { random } from './random.mjs'
import { editors } from './edits.mjs'

const option = (name, otherwise) => { const i = process.argv.indexOf('--' + name); return i < 0 ? otherwise : process.argv[i + 1] }
const b64 = (u) => Buffer.from(u).toString('base64'); const bytes = (s) => Buffer.from(s, 'base64')

/** The managed engine at the end of a pipe. */
class Managed {
  constructor (command) {
    const [program, ...args] = command.split(' ')
    this.process = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] })
    this.lines = readline.createInterface({ input: this.process.stdout })[Symbol.asyncIterator]()
  }
  tell (line) { this.process.stdin.write(line + '\n') }
  async ask (line) { this.tell(line); const { value, done } = await this.lines.next(); if (done) throw new Error('The managed replica has ended.'); return value }
  reset () { this.tell('new') }
  apply (u) { this.tell('apply ' + b64(u)) }
  async vector () { return bytes(await this.ask('sv')) }
  async difference (sv) { return bytes(await this.ask('diff ' + b64(sv))) }
  async content () { return JSON.stringify([JSON.parse(await this.ask('text')), JSON.parse(await this.ask('xml'))]) }
  async edit (R, id) { return bytes(await this.ask(`edit ${id} ${R.below(2 ** 31)}`)) }
}

class Stock {
  reset () { this.doc = new Y.Doc(); this.doc.getText('text'); this.doc.getXmlFragment('xml'); this.out = []; this.doc.on('update', (u, origin) => { if (origin !== 'net') this.out.push(u) }) }
  apply (u) { Y.applyUpdate(this.doc, u, 'net') }
  async vector () { return Y.encodeStateVector(this.doc) }
  async difference (sv) { return Y.encodeStateAsUpdate(this.doc, sv) }
  async content () { return JSON.stringify([this.doc.getText('text').toString(), this.doc.getXmlFragment('xml').toString()]) }
  async edit (R, id) { this.doc.clientID = id; this.doc.transact(() => editors(R, 'mixed')(this.doc, R.pick(['text', 'xml']))); return null }
}

const replicas = [new Managed(option('replica')), new Stock(), new Managed(option('replica')), new Stock()]
const first = Number(option('seed', 1)); let passed = 0; let failed = 0
for (let seed = first; seed < first + Number(option('rounds', 20)); seed++) {
  const R = random(seed); for (const r of replicas) { r.reset(); r.inbox = []; r.online = true }
  const ids = new Map(replicas.map((r, i) => [r, 100 + i + R.below(50) * 10]))
  const send = (from, u) => { for (const to of replicas) if (to !== from && from.online && !R.chance(0.15)) { to.inbox.push(u); if (R.chance(0.1)) to.inbox.push(u) } }
  const outgoing = (r) => { for (const u of r.out?.splice(0) ?? []) send(r, u) }
  for (let step = 0; step < 120; step++) {
    const r = R.pick(replicas)
    if (R.chance(0.05)) r.online = !r.online
    if (r.online && R.chance(0.6)) for (const u of R.shuffled(r.inbox.splice(0, R.between(0, r.inbox.length)))) r.apply(u)
    const u = await r.edit(R, ids.get(r)); if (u) send(r, u); outgoing(r)
    if (R.chance(0.06)) { const q = R.pick(replicas); r.apply(await q.difference(await r.vector())); outgoing(r) }
  }
  // Everybody comes back and asks everybody for what is missing, until nothing changes (stock Yjs tidies formatting after it has learned something).
  let agreed = false
  for (let round = 0; round < 8 && !agreed; round++) {
    for (const r of replicas) for (const q of replicas) if (r !== q) { r.apply(await q.difference(await r.vector())); if (r.out) r.out.length = 0 }
    const contents = await Promise.all(replicas.map(r => r.content())); const vectors = (await Promise.all(replicas.map(r => r.vector()))).map(b64)
    agreed = contents.every(c => c === contents[0]) && vectors.every(v => v === vectors[0])
  }
  if (agreed) passed++; else { failed++; console.log(`seed ${seed} network: replicas do not agree`) }
}
for (const r of replicas) r.process?.stdin.end()
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed || !passed ? 1 : 0
