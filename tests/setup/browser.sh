#!/bin/sh
# Sees to a browser for the tests: one that the system has, else Debian's package, else Playwright's own.
set -eu
cd "$(dirname "$0")/../.."
. tests/setup/apt.sh

# On Ubuntu the packages of Chromium are only stubs that ask for a snap.
is_debian() {
    [ "$(. /etc/os-release 2>/dev/null && echo "${ID:-}")" = debian ]
}

# Chromium without windows of its own: with it the tests take half the time.
if is_debian && ! command -v chromium-headless-shell >/dev/null 2>&1; then
    apt_install chromium-headless-shell || echo "Going on without chromium-headless-shell" >&2
fi

# Really starts it: a command of that name may be such a stub.
# Exits with 3 if none starts, and otherwise if the question itself could not be asked.
status=0
.venv/bin/python -m tests.chromium >/dev/null 2>&1 || status=$?
case $status in
    0) exit 0 ;;
    3) ;;
    *) .venv/bin/python -m tests.chromium; exit 1 ;;
esac

works() {
    .venv/bin/python -m tests.chromium >/dev/null 2>&1
}

if is_debian && apt_install chromium && works; then exit 0; fi

echo "Installing Playwright's own Chromium"
if can_apt; then
    lists_are_fresh || as_root apt-get update -qq || true
    as_root .venv/bin/python -m playwright install-deps chromium || true
fi
.venv/bin/python -m playwright install chromium || true
if works; then exit 0; fi

echo "The tests need a browser, and none could be started:" >&2
.venv/bin/python -m tests.chromium >&2 || true
echo "Install Chromium or Google Chrome so that chromium, chromium-browser or google-chrome starts it" >&2
echo "(Debian, as root: apt-get update && apt-get install chromium)." >&2
exit 1
