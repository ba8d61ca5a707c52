#!/bin/sh
# Sees to a browser for the tests: one that the system has, else Debian's package, else Playwright's own.
set -eu
cd "$(dirname "$0")/../.."
. tests/setup/apt.sh

# Really starts it: a command of that name may be a stub (Ubuntu's `chromium` asks for a snap).
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

# On Ubuntu the package is only that stub.
if [ "$(. /etc/os-release 2>/dev/null && echo "${ID:-}")" = debian ]; then
    if apt_install chromium && works; then exit 0; fi
fi

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
