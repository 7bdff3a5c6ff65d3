#!/bin/sh
# Install Debian packages where we may (root on Debian), else name them in one line: packages.sh WHAT PACKAGE...
set -eu
what=$1
shift

if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null 2>&1; then
    echo "$what needs Debian packages that are not installed; as root: apt-get install --no-install-recommends $*" >&2
    exit 1
fi
echo "installing: $*"
export DEBIAN_FRONTEND=noninteractive DEBCONF_NOWARNINGS=yes
quietly="apt-get -qq -o DPkg::Lock::Timeout=600"
# shellcheck disable=SC2086 # words of a command
$quietly update && $quietly install -y --no-install-recommends "$@" >/dev/null
