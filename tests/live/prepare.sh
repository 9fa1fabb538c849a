#!/usr/bin/env bash
# Brings the load generator and the peers to a scratch folder: bash prepare.sh <tools> <folder>
set -euo pipefail
tools=$1 peers=$2
mkdir -p "$peers"/{hp24,ysrv11,node}
rm -rf "$peers/tools/lib" && cp -r "$tools" "$peers/"
# Our server wants a session: the adapter's headers go with the handshake.
sed -i 's/protocol: this\.adapter\.protocol,/protocol: this.adapter.protocol, headers: this.adapter.headers,/; s/protocol: adapter\.protocol,/protocol: adapter.protocol, headers: adapter.headers,/' "$peers/tools/coedit-load.mjs"
grep -q 'headers: this.adapter.headers' "$peers/tools/coedit-load.mjs" || { echo "The load generator has changed: it takes no headers."; exit 1; }
install() { # folder, packages
  [[ -d $1/node_modules ]] || (cd "$1" && npm init -y >/dev/null && npm install --silent --no-audit --no-fund "${@:2}" >/dev/null)
}
[[ -d $peers/tools/node_modules ]] || (cd "$peers/tools" && npm install --silent --no-audit --no-fund >/dev/null)
install "$peers/node" node@22
# Its SQLite module is compiled here: for the Node that will run it, with that Node's own headers.
headers=$(ls -d "$peers"/node/node_modules/node/node_modules/node-*/include 2>/dev/null | head -1)
export npm_config_nodedir=${headers:+${headers%/include}}
PATH="$peers/node/node_modules/.bin:$PATH" install "$peers/hp24" @hocuspocus/server@4.7.0 @hocuspocus/extension-sqlite@4.7.0
install "$peers/ysrv11" @y/websocket-server@0.1.1
