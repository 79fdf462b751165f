#!/usr/bin/env bash
# The one command (`make test`): installs what is missing, then formats, linters and
# every test, on both databases and in Chromium. Needs Go; asks no question; stops at
# the first step that fails and names it.
set -euo pipefail
cd "$(dirname "$0")/.."
exec </dev/null
export CGO_ENABLED=0 GOFLAGS=-buildvcs=false
tool=(go tool -modfile=tools/go.mod)

step() { # step NAME COMMAND…
  local name=$1 started=$SECONDS
  shift
  echo "== $name"
  "$@" || { echo "make test: FAILED at: $name" >&2; exit 1; }
  echo "   $name: $((SECONDS - started)) s"
}

formatted() {
  local bad
  bad=$(gofmt -l cmd internal)
  [ -z "$bad" ] || { printf 'gofmt these files:\n%s\n' "$bad" >&2; return 1; }
}

sum_generated() { find internal -name '*_templ.go' -exec sha256sum {} + | sort -k 2; }

generated() { # compares sums, not commits: an uncommitted, fresh file is fine
  local before after
  before=$(sum_generated)
  "${tool[@]}" templ generate -log-level error || return 1
  after=$(sum_generated)
  [ "$before" = "$after" ] && return
  echo "*_templ.go was not what \`make generate\` writes (it is now; commit it):" >&2
  diff <(echo "$before") <(echo "$after") >&2 || return 1
}

command -v go >/dev/null || { echo "make test: install Go 1.26 or newer first (https://go.dev/dl)" >&2; exit 1; }
step "install what is missing" scripts/install-needs.sh
step "gofmt" formatted
step "templ" generated
step "go vet" go vet ./...
step "build golangci-lint (5-7 minutes, the first time only)" "${tool[@]}" golangci-lint version
step "golangci-lint" "${tool[@]}" golangci-lint run --allow-parallel-runners --timeout 10m ./...
step "go test, both databases, Chromium" scripts/with-postgres.sh go test -timeout 15m ./...
echo "make test: everything passed in $SECONDS s"
