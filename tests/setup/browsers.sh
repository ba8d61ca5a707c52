#!/bin/sh
# Sees to the other browsers of `make proof`, each if it can be had: it says itself which it goes without.
set -eu
cd "$(dirname "$0")/../.."
. tests/setup/apt.sh

want() {
    command -v "$1" >/dev/null 2>&1 && return
    shift
    apt_install "$@" || echo "Going on without $*" >&2
}

want chromium chromium
want chromium-headless-shell chromium-headless-shell
want firefox-esr firefox-esr
want WebKitWebDriver webkit2gtk-driver
want Xvfb xvfb
