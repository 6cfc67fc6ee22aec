#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Makes a working copy ready: system packages, a Python environment, the locked libraries, the
# project itself.  Says what it does; does nothing twice.  Ends with status 2 and a plain sentence
# when a person has to act.  Run it through `make setup`.
set -eu

# The one list of what Debian and its relatives must have: Python's venv, a screen for tests
# without a display, PostgreSQL for the gateway's tests, a keyring to test against, and the shared
# libraries Qt opens windows with.
PACKAGES="python3-venv
xvfb xdotool
postgresql
gnome-keyring dbus
libportaudio2
libegl1 libgl1 libxkbcommon0 libxkbcommon-x11-0 libfontconfig1 libdbus-1-3
libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-xkb1 libxcb-image0
libxcb-render-util0"

cd "$(dirname "$0")/.."
ROOT=$(pwd -P)
VENV=.venv
LOCK=installer/requirements-dev.txt
PEERS=installer/requirements-bench.txt

say() { printf '%s\n' "$*"; }

stop() {
    printf '%s\n' "$@" >&2
    exit 2
}

missing_packages() {
    for package in $PACKAGES; do
        dpkg -s "$package" 2>/dev/null | grep -q '^Status: install ok installed' ||
            printf '%s ' "$package"
    done
}

# Runs a command as root: directly, or through sudo when sudo can work without a person or has one.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    else
        sudo "$@"
    fi
}

can_be_root() {
    [ "$(id -u)" -eq 0 ] && return 0
    command -v sudo >/dev/null 2>&1 || return 1
    sudo -n true 2>/dev/null || [ -t 0 ]
}

install_system_packages() {
    if ! command -v apt-get >/dev/null 2>&1 || ! command -v dpkg >/dev/null 2>&1; then
        [ -e "$VENV/.system-told" ] && return 0
        say "This machine has no apt, so system libraries are left to you. On Debian they are:"
        for package in $PACKAGES; do say "  $package"; done
        say "Going on; if a window does not open, one of these is missing."
        return 0
    fi
    missing=$(missing_packages)
    missing=${missing% }
    [ -z "$missing" ] && return 0
    command="apt-get update && apt-get install -y --no-install-recommends $missing"
    if ! can_be_root; then
        stop "These system packages are missing, and this account may not install them." \
            "Ask someone who may to run, then try again:" "  $command"
    fi
    say "Installing missing system packages: $missing."
    as_root apt-get -qq update || say "The package lists could not be refreshed; trying anyway."
    # shellcheck disable=SC2086  # the list is split into words on purpose
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get -qq install -y --no-install-recommends $missing ||
        stop "The system packages could not be installed. This is the command that failed:" \
            "  $command"
}

is_good_python() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

find_python() {
    for candidate in python3 python3.11 python3.12 python3.13; do
        if is_good_python "$candidate" &&
            "$candidate" -c 'import ensurepip, venv' >/dev/null 2>&1; then
            printf '%s' "$candidate"
            return 0
        fi
    done
    return 1
}

# Scripts of an environment name its folder, so one that came along with a copied tree would run
# the tree it came from.
is_good_environment() {
    is_good_python "$VENV/bin/python" && grep -qF "$ROOT/$VENV" "$VENV/bin/activate"
}

make_environment() {
    if is_good_environment; then return 0; fi
    python=$(find_python) ||
        stop "No Python 3.11 or newer with its venv module was found on this machine." \
            "Install one (Debian 12 and later have it: apt-get install python3 python3-venv)" \
            "and try again."
    say "Making a Python environment in $VENV with $("$python" --version)."
    rm -rf "$VENV"
    "$python" -m venv "$VENV"
}

# A stamp is a copy of what an installation was made from; it is stale when the two differ.
is_fresh() { cmp -s "$1" "$2"; }

pip_install() {
    "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check "$@"
}

install_libraries() {
    if is_fresh "$LOCK" "$VENV/.installed-lock"; then return 0; fi
    say "Installing the locked libraries into $VENV (about 1.2 GB; some minutes the first time)."
    pip_install --require-hashes -r "$LOCK" ||
        stop "The libraries could not be installed; the lines above say why." \
            "Check the network, then run make setup again: it goes on where it stopped."
    cp "$LOCK" "$VENV/.installed-lock"
    rm -f "$VENV/.installed-project"
}

install_project() {
    if is_fresh pyproject.toml "$VENV/.installed-project"; then return 0; fi
    say "Installing the project itself, so that changes to its files count at once."
    pip_install --no-deps --no-build-isolation -e . ||
        stop "The project could not be installed; the lines above say why."
    cp pyproject.toml "$VENV/.installed-project"
}

# What the bench measures beside us. One of them has to be compiled; where that cannot be, the bench
# says what it could not measure, and measures the rest.
install_peers() {
    if is_fresh "$PEERS" "$VENV/.installed-peers"; then return 0; fi
    say "Installing the peers that are measured beside (one is compiled: that takes g++)."
    if pip_install --require-hashes -r "$PEERS"; then
        cp "$PEERS" "$VENV/.installed-peers"
    else
        say "Not all peers could be installed; what needs them will not be measured."
    fi
}

install_system_packages
make_environment
touch "$VENV/.system-told"
install_libraries
install_project
if [ "${1-}" = bench ]; then install_peers; fi
say "Everything is set up."
