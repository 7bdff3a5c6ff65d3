#!/bin/sh
# Make or renew the environment: environment.sh PYTHON BIN. Versions are those of constraints.txt.
set -eu
python=$1
bin=$2

if [ ! -x "$bin/python" ]; then
    if ! "$python" -m venv .venv 2>/dev/null; then
        rm -rf .venv
        if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
            apt-get -qq update
            DEBIAN_FRONTEND=noninteractive apt-get -qq install -y python3-venv >/dev/null
            "$python" -m venv .venv
        else
            echo "Python cannot make an environment; on Debian: apt-get install python3-venv" >&2
            exit 1
        fi
    fi
fi
"$bin/python" -m pip install -q --disable-pip-version-check -c constraints.txt uv
"$bin/uv" pip install -q -p "$bin/python" -c constraints.txt -e '.[dev,bench]'
