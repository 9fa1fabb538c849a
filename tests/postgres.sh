#!/usr/bin/env bash
# A throw-away PostgreSQL for tests: no network, a socket in a folder of its own, nothing synced to disk. Installs nothing.
#   tests/postgres.sh up [FOLDER]     makes and starts one; prints its connection string
#   tests/postgres.sh kill FOLDER     ends it as a power cut would, and starts it again
#   tests/postgres.sh restart FOLDER  stops it in order, while clients are connected, and starts it again
#   tests/postgres.sh down FOLDER     stops it and removes the folder
# POSTGRES_OPTIONS: further options of the server, for example "-c synchronous_commit=on".
# PostgreSQL refuses to run as root, so root runs it as the account 'postgres' (which its package makes), or as $POSTGRES_ACCOUNT.
set -euo pipefail

fail() { echo "postgres.sh: $*" >&2; exit 1; }

bin() {
  local found
  found=$(ls -d /usr/lib/postgresql/*/bin /usr/pgsql-*/bin /opt/homebrew/opt/postgresql*/bin 2>/dev/null | sort -V | tail -n 1 || true)
  if [ -z "$found" ] && command -v initdb >/dev/null; then found=$(dirname "$(command -v initdb)"); fi
  [ -n "$found" ] && [ -x "$found/initdb" ] || fail "PostgreSQL is not installed. On Debian and Ubuntu: apt-get install postgresql (14 or newer)."
  echo "$found"
}

account() {
  [ "$(id -u)" -ne 0 ] || {
    id -u "${POSTGRES_ACCOUNT:-postgres}" >/dev/null 2>&1 || fail "root cannot run PostgreSQL and there is no account '${POSTGRES_ACCOUNT:-postgres}'. Make one: useradd --system postgres"
    echo "runuser -u ${POSTGRES_ACCOUNT:-postgres} --"
  }
}

up() {
  local bin as folder=${1:-}
  bin=$(bin); as=$(account)
  [ -n "$folder" ] || folder=$(mktemp -d "${TMPDIR:-/tmp}/samenbeeld-pg-XXXXXX")
  mkdir -p "$folder"
  [ "$(id -u)" -ne 0 ] || chown "${POSTGRES_ACCOUNT:-postgres}" "$folder"
  chmod 700 "$folder"
  cd "$folder"
  $as "$bin/initdb" -D "$folder/data" -U postgres -A trust --no-sync -E UTF8 --locale=C >"$folder/initdb.log" 2>&1 || fail "initdb failed: $(tail -n 3 "$folder/initdb.log")"
  echo "-c listen_addresses='' -k $folder -F -c full_page_writes=off -c synchronous_commit=off -c max_connections=200 ${POSTGRES_OPTIONS:-}" >"$folder/options"
  $as "$bin/pg_ctl" -D "$folder/data" -w -t 60 -l "$folder/server.log" -o "$(cat "$folder/options")" start >"$folder/start.log" 2>&1 \
    || fail "the server did not start: $(tail -n 3 "$folder/server.log" "$folder/start.log")"
  echo "Host=$folder;Username=postgres;Database=postgres"
}

kill_hard() {
  local bin as folder=${1:?which folder?}
  bin=$(bin); as=$(account)
  [ -f "$folder/data/PG_VERSION" ] || fail "$folder is not a folder that this script made."
  cd "$folder"
  kill -9 "$(head -n 1 "$folder/data/postmaster.pid")" 2>/dev/null || true
  local opts; opts=$(cat "$folder/options")
  for _ in $(seq 50); do
    $as "$bin/pg_ctl" -D "$folder/data" -w -t 60 -l "$folder/server.log" -o "$opts" start >"$folder/start.log" 2>&1 && return 0
    sleep 0.2
  done
  fail "the server did not come back: $(tail -n 3 "$folder/server.log")"
}

restart() {
  local bin as folder=${1:?which folder?}
  bin=$(bin); as=$(account)
  [ -f "$folder/data/PG_VERSION" ] || fail "$folder is not a folder that this script made."
  cd "$folder"
  $as "$bin/pg_ctl" -D "$folder/data" -w -t 60 -l "$folder/server.log" -m fast -o "$(cat "$folder/options")" restart >"$folder/start.log" 2>&1 || fail "the server did not come back: $(tail -n 3 "$folder/server.log")"
}

down() {
  local bin as folder=${1:?which folder?}
  bin=$(bin); as=$(account)
  [ -f "$folder/data/PG_VERSION" ] || fail "$folder is not a folder that this script made."
  (cd "$folder" && $as "$bin/pg_ctl" -D "$folder/data" -m immediate -w stop >/dev/null 2>&1) || true
  rm -rf "$folder"
}

case "${1:-}" in
  up) up "${2:-}" ;;
  kill) kill_hard "${2:-}" ;;
  restart) restart "${2:-}" ;;
  down) down "${2:-}" ;;
  *) fail "usage: postgres.sh up [FOLDER] | kill FOLDER | restart FOLDER | down FOLDER" ;;
esac
