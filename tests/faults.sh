#!/usr/bin/env bash
# Kills, restarts, frozen processes, silos that cannot see each other, refused, slow and full storage at random under typing load, on SQLite and on a cluster;
# 0 lost, 0 doubled, all equal. Prints how long it takes after a kill until an edit is stored again.
#   bash tests/faults.sh [--runs 20] [--seed N] [--seconds 10] [--worlds sqlite,cluster] [--only "kill silo"]      from the Release build
set -euo pipefail
cd "$(dirname "$0")/.."
for program in web/bin/Release/net10.0/Workspace.Web.dll silo/bin/Release/net10.0/Workspace.Silo.dll tests/Workspace.Faults/bin/Release/net10.0/Workspace.Faults.dll; do
  [ -f "$program" ] || { dotnet build Workspace.sln -c Release -v quiet --nologo; break; }
done
exec dotnet tests/Workspace.Faults/bin/Release/net10.0/Workspace.Faults.dll "$@"
