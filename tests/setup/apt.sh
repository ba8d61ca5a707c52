# Sourced by the scripts beside it: packages of Debian and Ubuntu.

# Runs a command as root: directly, or through sudo where that asks for no password.
as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then sudo -n "$@"
    else return 1
    fi
}

can_apt() {
    command -v apt-get >/dev/null 2>&1 && as_root true
}

# The lists of packages are there and were fetched within a day.
lists_are_fresh() {
    [ -n "$(find /var/lib/apt/lists -name '*_Packages*' 2>/dev/null | head -n 1)" ] &&
        [ -n "$(find /var/lib/apt/lists -maxdepth 0 -mmin -1440 2>/dev/null)" ]
}

apt_install() {
    can_apt || return 1
    echo "Installing $* with apt-get" >&2
    lists_are_fresh || as_root apt-get update -qq || return 1
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >&2
}
