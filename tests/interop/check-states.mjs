// Loads what the managed engine wrote into stock Yjs:   node check-states.mjs cases.jsonl < states.jsonl
// Every state, in both formats, must give the dump that the engine states, and the dump that stock Yjs has for the case.
import * as Y from 'yjs'
import fs from 'node:fs'
import readline from 'node:readline'
import { dumpDocument, ROOTS, rootOf } from './dump.mjs'

const cases = new Map(fs.readFileSync(process.argv[2], 'utf8').split('\n').filter(Boolean).map(l => { const c = JSON.parse(l); return [c.seed, c] }))
let passed = 0; let failed = 0
for await (const line of readline.createInterface({ input: process.stdin })) {
  const { seed, state, stateV2, dump } = JSON.parse(line); const c = cases.get(seed); const faults = []
  for (const [format, bytes, apply] of [['v1', state, Y.applyUpdate], ['v2', stateV2, Y.applyUpdateV2]]) {
    const doc = new Y.Doc({ gc: c.gc }); for (const name of Object.keys(ROOTS)) rootOf(doc, name)
    try {
      doc.transact(tr => { apply(doc, Buffer.from(bytes, 'base64'), 'net'); tr.local = true })
      if (doc.store.pendingStructs || doc.store.pendingDs) faults.push(`${format} leaves something waiting`)
      const loaded = JSON.stringify(dumpDocument(doc))
      if (loaded !== JSON.stringify(dump)) faults.push(`${format} reads differently in Yjs`)
      if (c.convergent && loaded !== JSON.stringify(c.expected.dump)) faults.push(`${format} is not what Yjs expects`)
    } catch (error) { faults.push(`${format} is refused by Yjs: ${error.message}`) }
  }
  if (faults.length) { failed++; console.log(`seed ${seed} profile ${c.profile}: ${faults.join('; ')}`) } else passed++
}
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed || !passed ? 1 : 0
