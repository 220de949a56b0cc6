#!/bin/sh
# Create a virtual environment: create_venv.sh FOLDER. PYTHON names the interpreter (3.11 or newer).
# Debian ships venv apart from python3: root gets it installed, others are told what to install.
set -eu

folder=$1
python=${PYTHON:-python3}

if ! command -v "$python" >/dev/null 2>&1; then
    echo "No '$python' on this machine: install Python 3.11 or newer, or name it: make PYTHON=..." >&2
    exit 1
fi
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    echo "'$python' is too old: Relift needs Python 3.11 or newer; name one: make PYTHON=..." >&2
    exit 1
fi
if ! "$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then
    package=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
    if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null 2>&1; then
        echo "'$python' cannot make virtual environments: install $package (as root: apt-get install $package) and try again." >&2
        exit 1
    fi
    echo "Installing $package"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq >/dev/null
    apt-get install -y -qq "$package" >/dev/null
fi

# Half an environment would look like a whole one the next time.
trap 'rm -rf "$folder"' INT TERM
"$python" -m venv "$folder" || {
    rm -rf "$folder"
    echo "'$python' could not make a virtual environment in $folder." >&2
    exit 1
}
