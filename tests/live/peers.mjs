// Our server beside Hocuspocus with its SQLite storage and the y-websocket server, under the same load, one after the other in one run.
//   node peers.mjs --tools <folder with coedit-load.mjs> --server <Workspace.Web.dll> [--seconds 12] [--only ours,yws-0.1.1,hocuspocus-sqlite] [--scenarios 1x10@2,50x4@2] [--json out.json]
//   node peers.mjs ... --saturate    raises the rate of each scenario until the slowest twentieth of the deliveries takes 250 ms, and shows the highest rate that stayed below
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

const saturate = process.argv.includes('--saturate')
const scenarios = option('scenarios', saturate ? '1x10@800,1x50@40,1x200@4,50x4@10,500x4@1.5' : '1x2@5,1x10@2,1x50@2,1x200@1,50x4@2,500x4@1').split(',').map(s => { const [, docs, clients, rate] = /^(\d+)x(\d+)@([\d.]+)$/.exec(s); return { docs: +docs, clients: +clients, rate: +rate } })
const kinds = option('only', saturate ? 'ours,hocuspocus-sqlite' : 'ours,hocuspocus-sqlite,yws-0.1.1').split(',')
const settings = { Workspace__DataDirectory: '@data', Limits__Live__Connections: '100000', Limits__Live__PushedBytes: '1000000000', Limits__Live__Joins: '10000', Limits__Live__Pushes: '100000', Limits__RequestsPerSecond: '10000', Limits__Burst: '100000', ASPNETCORE_ENVIRONMENT: 'Production' }
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

/** Starts a server of this kind, and gives what applies a load to it. */
async function start (kind) {
  KINDS.ours.env = settings
  const server = await startServer(kind, { data: path.join(tools, `data-${process.pid}`) })
  let turn = 0
  return {
    /** Every load writes in documents of its own. */
    async load (docs, options) {
      let adapter = server.adapter
      if (kind === 'ours') {
        const { cookie, documents } = await prepare(`http://127.0.0.1:${server.port}`, docs)
        ADAPTERS.ours = { ...ADAPTERS.yws, name: 'ours', headers: { cookie }, path: (doc) => '/yjs/' + documents[+doc.slice(doc.lastIndexOf('-') + 1)] }
        adapter = 'ours'
      }
      return await runLoad({ adapter, port: server.port, serverPid: server.pid, docs, prefix: `load${++turn}`, drain: 6, base: 'pages:3', awareness: 'idle', quiet: true, ...options })
    },
    async end () { await server.kill(); fs.rmSync(server.data, { recursive: true, force: true }) }
  }
}

const results = []
const ms = (h) => h ? `${h.p50} / ${h.p95} / ${h.p99}` : '-'

async function compare () {
  console.log('| documents x clients, edits/s | server | edit -> every other client, p50 / p95 / p99 ms | deliveries/s | deliveries per CPU second | memory, MiB | converged |')
  console.log('|---|---|---|---|---|---|---|')
  for (const { docs, clients, rate } of scenarios) {
    for (const kind of kinds) {
      const server = await start(kind)
      try {
        const r = await server.load(docs, { clients, rate, seconds: +option('seconds', 12), warmup: 4, verify: 2 })
        const c = r.convergence
        results.push({ kind, docs, clients, rate, ...r })
        console.log(`| ${docs} x ${clients}, ${docs * clients * rate}/s | ${kind} | ${ms(r.latency_ms)} | ${r.delivered_per_s} | ${r.deliveries_per_server_cpu_s ?? '-'} | ${Math.round((r.rss_end_kb ?? r.rss_joined_kb) / 1024)} | ${c ? `${c.ok}/${c.docs}, ${c.light_ok}/${c.light}` : '-'}${Object.keys(r.errors ?? {}).length ? ' ' + JSON.stringify(r.errors) : ''} |`)
      } catch (e) {
        console.log(`| ${docs} x ${clients}, ${docs * clients * rate}/s | ${kind} | failed: ${String(e.message).replaceAll('\n', ' ').slice(0, 160)} |`)
      } finally {
        await server.end()
      }
    }
  }
}

/**
 * The highest rate at which everything arrives and all but the slowest twentieth within 250 ms: up in big steps, then back in small ones. One pause of the collector or of the
 * disk is no saturation, so a rate that fails is tried once more. The server stays and is warm; a step is longer than Hocuspocus puts storing off.
 */
async function limitOf (kind, docs, clients, first) {
  const server = await start(kind)
  const tries = []; let best = null; let low = 0; let high = Infinity; let rate = first
  try {
    await server.load(docs, { clients, rate: first, seconds: 4, warmup: 4, verify: 0 })
    while (tries.length < 9 && high / low > 1.12) {
      const step = () => server.load(docs, { clients, rate, seconds: +option('seconds', 12), warmup: 3, verify: 1 })
      const holds = (r) => r.latency_ms?.p95 < 250 && !r.undelivered && r.delivered_per_s > 0.95 * r.expected_per_s
      let r = await step()
      if (!holds(r)) r = await step()
      const kept = holds(r)
      tries.push(r)
      if (process.argv.includes('--steps')) console.error(`  ${kind} ${docs} x ${clients} @ ${rate.toFixed(2)}: ${r.edits_per_s} edits/s, ${ms(r.latency_ms)} ms, ${r.deliveries_per_server_cpu_s} per CPU second, server ${r.server_cpu_pct} %, load ${r.gen_cpu_pct} %, late ${r.genLag_ms?.p99} ms`)
      if (kept) [best, low] = [r, rate]
      else high = rate
      rate = high === Infinity ? rate * 1.6 : low === 0 ? rate / 1.6 : Math.sqrt(low * high)
    }
  } finally {
    await server.end()
  }
  results.push({ kind, docs, clients, best, tries })
  return best
}

async function bar () {
  console.log('| documents x clients | server | edits/s at saturation | deliveries/s | deliveries per CPU second | of the server\'s core | of the load\'s core | p50 / p95 / p99 ms |')
  console.log('|---|---|---|---|---|---|---|---|')
  for (const { docs, clients, rate } of scenarios) {
    const found = {}
    for (const kind of kinds) {
      const r = found[kind] = await limitOf(kind, docs, clients, rate).catch(e => { console.error(e.message); return null })
      console.log(r ? `| ${docs} x ${clients} | ${kind} | ${Math.round(r.edits_per_s)} | ${r.delivered_per_s} | ${r.deliveries_per_server_cpu_s} | ${r.server_cpu_pct} % | ${r.gen_cpu_pct} % | ${ms(r.latency_ms)} |` : `| ${docs} x ${clients} | ${kind} | below ${docs * clients * rate / 1.6 ** 8} |`)
    }
    const [ours, theirs] = ['ours', 'hocuspocus-sqlite'].map(k => found[k]?.deliveries_per_server_cpu_s)
    if (ours && theirs) console.log(`| ${docs} x ${clients} | **ours / Hocuspocus** | | | **${(ours / theirs).toFixed(1)}** | | | |`)
  }
}

await (saturate ? bar() : compare())
if (option('json')) fs.writeFileSync(option('json'), JSON.stringify(results, null, 1))
process.exit(0)
