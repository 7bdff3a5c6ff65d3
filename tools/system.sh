#!/bin/sh
# Programs that the slow tests drive: a browser, an office suite, Chinese fonts, PDF to pictures.
# What is missing is installed where we may (root on Debian), else named in one line. Silent when nothing is missing.
set -eu

missing=""
need() { # program, package
    command -v "$1" >/dev/null 2>&1 || missing="$missing $2"
}
need chromium chromium
need soffice libreoffice-writer-nogui
need pdftoppm poppler-utils
ls /usr/lib/libreoffice/program/libsclo.so >/dev/null 2>&1 || missing="$missing libreoffice-calc-nogui"
ls /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc >/dev/null 2>&1 || missing="$missing fonts-noto-cjk"

[ -n "$missing" ] || exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "installing:$missing"
    apt-get -qq -o DPkg::Lock::Timeout=600 update
    # shellcheck disable=SC2086 # one word a package
    DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=600 install -y --no-install-recommends $missing >/dev/null
else
    echo "the slow tests need these Debian packages:$missing" >&2
    exit 1
fi
