#!/usr/bin/env bash
# Installs the Debian packages the tests need and this machine lacks: PostgreSQL's
# server programs, Chromium, pdftotext, and fonts that hold every Vietnamese letter.
set -euo pipefail

missing=()
compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || command -v initdb >/dev/null || missing+=(postgresql)
command -v chromium >/dev/null || missing+=(chromium)
command -v pdftotext >/dev/null || missing+=(poppler-utils)
compgen -G '/usr/share/fonts/truetype/croscore/Tinos*' >/dev/null || missing+=(fonts-croscore)
[ ${#missing[@]} -gt 0 ] || exit 0

root=()
if [ "$(id -u)" != 0 ]; then
  sudo -n true 2>/dev/null && root=(sudo -n) || root=(none)
fi
if ! command -v apt-get >/dev/null || [ "${root[*]:-}" = none ]; then
  echo "The tests need these Debian packages, and this account cannot install them: ${missing[*]}" >&2
  echo "As root: apt-get install ${missing[*]}   (elsewhere: the same programs), then run make test again." >&2
  exit 1
fi
echo "installing ${missing[*]}"
"${root[@]}" apt-get update -q
"${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}"
