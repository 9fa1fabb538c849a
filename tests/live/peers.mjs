// Our server beside Hocuspocus with its SQLite storage and the y-websocket server, under the same load, one after the other in one run.
//   node peers.mjs --tools <folder with coedit-load.mjs> --server <Workspace.Web.dll> [--seconds 12] [--only ours,yws-0.1.1,hocuspocus-sqlite] [--scenarios 1x10@2,50x4@2] [--json out.json]
// Each server runs on CPU 0 alone, the load comes from CPU 1 (start this under `taskset -c 1`). Ours answers stock providers at /yjs and stores every edit before it tells anybody.
import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const option = (name, otherwise) => { const i = process.argv.indexOf('--' + name); return i < 0 ? otherwise : process.argv[i + 1] }
const tools = path.resolve(option('tools')); const program = path.resolve(option('server'))
process.env.OURS_CMD = `dotnet ${program}`; process.env.OURS_CWD = path.dirname(program)
const { runLoad } = await import(pathToFileURL(path.join(tools, 'coedit-load.mjs')).href)
const { ADAPTERS } = await import(pathToFileURL(path.join(tools, 'lib/adapters.mjs')).href)
const { KINDS, startServer } = await import(pathToFileURL(path.join(tools, 'lib/servers.mjs')).href)

const scenarios = option('scenarios', '1x2@5,1x10@2,1x50@2,1x200@1,50x4@2,500x4@1').split(',').map(s => { const [, docs, clients, rate] = /^(\d+)x(\d+)@([\d.]+)$/.exec(s); return { docs: +docs, clients: +clients, rate: +rate } })
const kinds = option('only', 'ours,hocuspocus-sqlite,yws-0.1.1').split(',')
const person = 'noor-verhagen'; const perPicture = 40

/** Signs in and starts pictures with enough sections; the names of the load become sections. */
async function prepare (url, count) {
  const headers = { 'content-type': 'application/json', origin: url }
  let cookie
  for (let i = 0; i < 300 && !cookie; i++) {
    const answer = await fetch(`${url}/api/demo/sign-in`, { method: 'POST', headers, body: JSON.stringify({ person }) }).catch(() => null)
    cookie = answer?.ok ? answer.headers.getSetCookie().map(c => c.split(';')[0]).join('; ') : undefined
    if (!cookie) await new Promise(resolve => setTimeout(resolve, 200))
  }
  const me = await (await fetch(`${url}/api/session`, { headers: { cookie } })).json()
  const documents = []
  while (documents.length < count) {
    const sections = Array.from({ length: Math.min(perPicture, count - documents.length) }, (_, i) => ({ chapter: 1, chapterTitle: 'Meting', title: `Sectie ${i}`, owners: [me.partner.id ?? me.partner] }))
    const body = { title: `Meting ${documents.length}`, question: 'Hoe snel?', scope: '', areas: ['GM9901'], from: '2025-01-01', until: '2025-12-31', partners: [me.partner.id ?? me.partner], template: 'municipal', intake: { jointNeed: 'ja', willToAct: 'ja', legalBasis: 'ja', capacity: 'ja' }, sections }
    const answer = await fetch(`${url}/api/pictures`, { method: 'POST', headers: { ...headers, cookie }, body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`)
    const picture = await answer.json()
    for (const chapter of picture.chapters) for (const section of chapter.sections) documents.push(`${picture.summary?.id ?? picture.id}/${section.id}`)
  }
  return { cookie, documents }
}

const results = []
const ms = (h) => h ? `${h.p50} / ${h.p95} / ${h.p99}` : '-'
console.log('| documents x clients, edits/s | server | edit -> every other client, p50 / p95 / p99 ms | deliveries/s | deliveries per CPU second | memory, MiB | converged |')
console.log('|---|---|---|---|---|---|---|')
for (const { docs, clients, rate } of scenarios) {
  for (const kind of kinds) {
    KINDS.ours.env = { Workspace__DataDirectory: '@data', Limits__Live__Connections: '100000', Limits__Live__PushedBytes: '1000000000', Limits__Live__Joins: '10000', Limits__RequestsPerSecond: '10000', Limits__Burst: '100000', ASPNETCORE_ENVIRONMENT: 'Production' }
    const server = await startServer(kind, { data: path.join(tools, `data-${process.pid}`) })
    try {
      let adapter = server.adapter
      if (kind === 'ours') {
        const { cookie, documents } = await prepare(`http://127.0.0.1:${server.port}`, docs)
        ADAPTERS.ours = { ...ADAPTERS.yws, name: 'ours', headers: { cookie }, path: (doc) => '/yjs/' + documents[+doc.slice(doc.lastIndexOf('-') + 1)] }
        adapter = 'ours'
      }
      const r = await runLoad({ adapter, port: server.port, serverPid: server.pid, docs, clients, rate, seconds: +option('seconds', 12), warmup: 4, drain: 6, base: 'pages:3', awareness: 'idle', verify: 2, quiet: true })
      const c = r.convergence
      results.push({ kind, docs, clients, rate, ...r })
      console.log(`| ${docs} x ${clients}, ${docs * clients * rate}/s | ${kind} | ${ms(r.latency_ms)} | ${r.delivered_per_s} | ${r.deliveries_per_server_cpu_s ?? '-'} | ${Math.round((r.rss_end_kb ?? r.rss_joined_kb) / 1024)} | ${c ? `${c.ok}/${c.docs}, ${c.light_ok}/${c.light}` : '-'}${Object.keys(r.errors ?? {}).length ? ' ' + JSON.stringify(r.errors) : ''} |`)
    } catch (e) {
      console.log(`| ${docs} x ${clients}, ${docs * clients * rate}/s | ${kind} | failed: ${String(e.message).replaceAll('\n', ' ').slice(0, 160)} |`)
    } finally {
      await server.kill(); fs.rmSync(server.data, { recursive: true, force: true })
    }
  }
}
if (option('json')) fs.writeFileSync(option('json'), JSON.stringify(results, null, 1))
process.exit(0)
