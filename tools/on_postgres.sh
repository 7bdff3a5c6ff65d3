#!/bin/sh
# The tests of the platform on PostgreSQL too: on_postgres.sh BIN. CI must have one; a desk that has none is told so.
set -eu
bin=$1
database=${GONGKAI_TEST_DATABASE:-postgres://postgres@127.0.0.1:5432/postgres}

if ! "$bin/python" -c 'import psycopg, sys; psycopg.connect(sys.argv[1], connect_timeout=3).close()' "$database" 2>/dev/null; then
    echo "PostgreSQL does not answer at $database: the tests of the platform on it were left out" >&2
    [ "${CI:-}" != true ] || exit 1
    exit 0
fi
export DATABASE_URL="$database"
"$bin/pytest" -q -n 2 -m 'not slow' tests/gongkai_web
"$bin/pytest" -q -m slow tests/gongkai_web/site/test_migrations.py
