// A canonical dump of shared types: keys sorted, what JSON cannot hold in objects with the key "$".
import * as Y from 'yjs'

export const ROOTS = { text: 'Text', rich: 'Text', map: 'Map', array: 'Array', xml: 'XmlFragment' }

export const rootOf = (doc, name) => doc.get(name, { Text: Y.Text, Map: Y.Map, Array: Y.Array, XmlFragment: Y.XmlFragment }[ROOTS[name] ?? 'Text'])

export const dumpDocument = (doc) => Object.fromEntries(Object.keys(ROOTS).map(name => [name, dumpType(rootOf(doc, name))]))

const sorted = (entries) => Object.fromEntries(entries.sort(([a], [b]) => a < b ? -1 : 1))

export function dumpType (t) {
  if (t instanceof Y.XmlText) return { y: 'XmlText', d: delta(t), a: dumpValue(t.getAttributes()) }
  if (t instanceof Y.Text) return { y: 'Text', d: delta(t) }
  if (t instanceof Y.XmlHook) return { y: 'XmlHook', n: t.hookName, m: entries(t) }
  if (t instanceof Y.XmlElement) return { y: 'XmlElement', n: t.nodeName, a: dumpValue(t.getAttributes()), c: t.toArray().map(dumpType) }
  if (t instanceof Y.XmlFragment) return { y: 'XmlFragment', c: t.toArray().map(dumpType) }
  if (t instanceof Y.Map) return { y: 'Map', m: entries(t) }
  return { y: 'Array', a: t.toArray().map(dumpValue) }
}

const entries = (map) => sorted([...map.entries()].map(([k, v]) => [k, dumpValue(v)]))
const delta = (text) => text.toDelta().map(({ insert, attributes }) => ({ insert: dumpValue(insert), ...(attributes ? { attributes: dumpValue(attributes) } : {}) }))

function dumpValue (v) {
  switch (typeof v) {
    case 'undefined': return { $: 'undefined' }
    case 'bigint': return { $: 'bigint', v: v.toString() }
    case 'number': return Number.isFinite(v) && !Object.is(v, -0) ? v : { $: 'num', v: Object.is(v, -0) ? '-0' : String(v) }
    case 'object':
      if (v === null) return v
      if (v instanceof Uint8Array) return { $: 'bytes', v: Buffer.from(v).toString('base64') }
      if (v instanceof Y.Doc) return { $: 'doc', guid: v.guid }
      if (v instanceof Y.AbstractType) return dumpType(v)
      if (Array.isArray(v)) return v.map(dumpValue)
      return sorted(Object.entries(v).map(([k, x]) => [k, dumpValue(x)]))
    default: return v
  }
}
