#!/usr/bin/env bash
# A whole cluster on loopback: PostgreSQL, two silos and two web nodes, from the Release build.
#   tests/cluster.sh up [FOLDER]    starts it and prints the addresses of the web nodes (FOLDER/pids names the processes)
#   tests/cluster.sh start FOLDER silo1|silo2|web1|web2    starts a member again that has died
#   tests/cluster.sh down FOLDER    stops everything and removes the folder
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$here")

free_port() { node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})'; }

start() { # folder, member
  local folder=$1 member=$2 program
  # shellcheck disable=SC1091
  source "$folder/settings"
  export ConnectionStrings__Postgres=$CONNECTION DOTNET_gcServer=0
  case "$member" in
    silo1) program=silo/bin/Release/net10.0/Workspace.Silo.dll; export Workspace__Silo__Port=$SILO1 Workspace__Silo__ListenPort=$LISTEN1 Workspace__Silo__GatewayPort=$GATEWAY1 Workspace__Silo__Address=127.0.0.1 ;;
    silo2) program=silo/bin/Release/net10.0/Workspace.Silo.dll; export Workspace__Silo__Port=$SILO2 Workspace__Silo__ListenPort=$LISTEN2 Workspace__Silo__GatewayPort=$GATEWAY2 Workspace__Silo__Address=127.0.0.1 ;;
    web1) program=web/bin/Release/net10.0/Workspace.Web.dll; export ASPNETCORE_URLS=http://127.0.0.1:$WEB1 ;;
    web2) program=web/bin/Release/net10.0/Workspace.Web.dll; export ASPNETCORE_URLS=http://127.0.0.1:$WEB2 ;;
    *) echo "cluster.sh: no member $member" >&2; exit 2 ;;
  esac
  # Both web nodes read the same keys, so a session of one is good at the other.
  export Workspace__DataDirectory=$folder/data
  (cd "$root/${program%%/*}" && exec setsid dotnet "$root/$program" >>"$folder/$member.log" 2>&1 & echo $! >"$folder/$member.pid")
}

wait_for() { # url
  for _ in $(seq 300); do
    curl -fsS -m 3 "$1/health/ready" >/dev/null 2>&1 && return 0
    sleep 0.2
  done
  echo "cluster.sh: $1 did not become ready" >&2
  return 1
}

case "${1:-}" in
  up)
    folder=${2:-$(mktemp -d "${TMPDIR:-/tmp}/samenbeeld-cluster-XXXXXX")}
    mkdir -p "$folder/data" && chmod 755 "$folder"
    for program in silo/bin/Release/net10.0/Workspace.Silo.dll web/bin/Release/net10.0/Workspace.Web.dll; do
      [ -f "$root/$program" ] || { echo "cluster.sh: build first: dotnet build Workspace.sln -c Release" >&2; exit 1; }
    done
    connection=$(POSTGRES_OPTIONS="${POSTGRES_OPTIONS:--c synchronous_commit=on}" bash "$here/postgres.sh" up "$folder/pg")
    # SILO1 and LISTEN1 in the environment: others reach the silo at the first, it listens at the second (a proxy between them).
    {
      echo "CONNECTION='$connection'"
      for name in GATEWAY1 GATEWAY2 WEB1 WEB2; do echo "$name=$(free_port)"; done
      for n in 1 2; do
        silo=SILO$n listen=LISTEN$n
        port=${!silo:-$(free_port)}
        echo "$silo=$port"; echo "$listen=${!listen:-$port}"
      done
    } >"$folder/settings"
    # shellcheck disable=SC1091
    source "$folder/settings"
    start "$folder" silo1; start "$folder" silo2; start "$folder" web1; start "$folder" web2
    wait_for "http://127.0.0.1:$WEB1"; wait_for "http://127.0.0.1:$WEB2"
    echo "folder $folder"
    echo "web1 http://127.0.0.1:$WEB1"
    echo "web2 http://127.0.0.1:$WEB2"
    ;;
  start) start "${2:?which folder?}" "${3:?which member?}" ;;
  down)
    folder=${2:?which folder?}
    for file in "$folder"/*.pid; do
      [ -f "$file" ] || continue
      pid=$(cat "$file")
      # A member that ended by itself may have left its number to another process.
      [[ $(ps -o args= -p "$pid" 2>/dev/null) == *"$root"*Workspace.* ]] || continue
      kill -CONT "$pid" 2>/dev/null || true
      kill -9 "$pid" 2>/dev/null || true
    done
    [ -d "$folder/pg" ] && bash "$here/postgres.sh" down "$folder/pg" || true
    rm -rf "$folder"
    ;;
  *) echo "usage: cluster.sh up [FOLDER] | start FOLDER MEMBER | down FOLDER" >&2; exit 2 ;;
esac
