#!/bin/sh
# Make or renew the environment: environment.sh PYTHON BIN. Versions are those of constraints.txt.
set -eu
python=$1
bin=$2

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "$python is older than Python 3.11" >&2; exit 1; }
if [ ! -x "$bin/pip" ]; then
    "$python" -c 'import ensurepip, venv' 2>/dev/null || tools/packages.sh "the environment" python3-venv
    rm -rf .venv
    "$python" -m venv .venv
fi
pip="$bin/python -m pip install -q --disable-pip-version-check -c constraints.txt"
# uv is quicker, but does not know the index and the certificates that pip may be configured with.
$pip uv && "$bin/uv" pip install -q --system-certs -p "$bin/python" -c constraints.txt -e '.[dev,bench]' 2>/dev/null ||
    $pip -e '.[dev,bench]'
