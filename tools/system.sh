#!/bin/sh
# Programs that the slow tests drive: a browser, an office suite, Chinese fonts, PDF to pictures. Silent when nothing is missing.
set -eu

missing=""
need() { # package, command that succeeds when it is there
    package=$1
    shift
    "$@" >/dev/null 2>&1 || missing="$missing $package"
}
[ -x .venv/bin/python ] || need python3-venv "${1:-python3}" -c 'import ensurepip, venv'
need chromium command -v chromium
need libreoffice-writer-nogui ls /usr/lib/libreoffice/program/libswlo.so
need libreoffice-calc-nogui ls /usr/lib/libreoffice/program/libsclo.so
need poppler-utils command -v pdftoppm
need fonts-noto-cjk ls /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc
need fonts-arphic-gbsn00lp ls /usr/share/fonts/truetype/arphic-gbsn00lp/gbsn00lp.ttf
need fonts-arphic-gkai00mp ls /usr/share/fonts/truetype/arphic-gkai00mp/gkai00mp.ttf
need fonts-cwtex-fs ls /usr/share/fonts/truetype/cwtex/cwfs.ttf
need fonts-wqy-zenhei ls /usr/share/fonts/truetype/wqy/wqy-zenhei.ttc

# shellcheck disable=SC2086 # one word a package
[ -z "$missing" ] || tools/packages.sh "make test" $missing
