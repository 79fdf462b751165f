#!/usr/bin/env bash
# with-postgres.sh COMMAND…: runs COMMAND with CONGTAM_TEST_POSTGRES naming a private
# PostgreSQL cluster on loopback, in a temporary directory, gone when COMMAND ends, fails
# or is interrupted. Never a cluster of the machine. Durability settings stay the
# defaults: the tests that kill the program rely on them.
set -euo pipefail

bin=$(compgen -G '/usr/lib/postgresql/*/bin' | sort -V | tail -n 1 || true)
[ -n "$bin" ] || bin=$(dirname "$(command -v initdb)") || {
  echo "with-postgres.sh: no PostgreSQL server here; scripts/install-needs.sh installs it" >&2
  exit 1
}

dir=$(mktemp -d "${TMPDIR:-/tmp}/congtam-postgres.XXXXXX")
as=() # PostgreSQL refuses to run as root
if [ "$(id -u)" = 0 ]; then
  user=$(id -un postgres 2>/dev/null || echo nobody)
  as=(runuser -u "$user" --)
  chown "$user" "$dir"
fi

clean_up() {
  [ -z "$1" ] || kill -TERM -- "-$1" 2>/dev/null || true
  (cd "$dir" && "${as[@]}" "$bin/pg_ctl" -D "$dir/data" -m immediate -w stop) || true
  rm -rf "$dir"
}
# The cleaner waits for the end of a pipe that this script alone holds open. So it
# runs however the script ends, even by kill -9 or by a signal sent twice.
exec 9> >(
  trap '' INT TERM HUP
  exec >/dev/null 2>&1
  group=
  while read -r line; do group=$line; done
  clean_up "$group"
)
cleaner=$!
trap 'exec 9>&-; wait "$cleaner" || true' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
trap 'exit 129' HUP

password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
(umask 077 && echo "$password" >"$dir/password")
[ ${#as[@]} -eq 0 ] || chown "$user" "$dir/password"
(cd "$dir" && "${as[@]}" "$bin/initdb" -D "$dir/data" -U congtam -A scram-sha-256 --pwfile="$dir/password" \
  --encoding=UTF8 --locale=C.UTF-8) >"$dir/initdb.log" 2>&1 9>&- || { cat "$dir/initdb.log" >&2; exit 1; }

started=
for _ in 1 2 3 4 5; do # a port may be taken between choosing and binding: choose again
  port=$((20000 + RANDOM % 12000))
  if (cd "$dir" && "${as[@]}" "$bin/pg_ctl" -D "$dir/data" -l "$dir/data/server.log" -w -t 60 start \
    -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$dir -c max_connections=200") >/dev/null 2>&1 9>&-; then
    started=yes
    break
  fi
done
[ -n "$started" ] || { echo "with-postgres.sh: the server did not start:" >&2; cat "$dir/data/server.log" >&2; exit 1; }
export CONGTAM_TEST_POSTGRES="postgres://congtam:$password@127.0.0.1:$port/postgres?sslmode=disable"

set -m # a process group of its own, so that an interrupt reaches every test binary
"$@" </dev/null 9>&- &
command_pid=$!
set +m
echo "$command_pid" >&9
status=0
wait "$command_pid" || status=$?
exit "$status"
