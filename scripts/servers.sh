# Throw-away servers for tests: loopback only, free ports, data in one temporary folder that goes with them.
# To be sourced: start_servers exports SHUANGLIAN_TEST_POSTGRES, SHUANGLIAN_TEST_REDIS and SHUANGLIAN_TEST_CHROMIUM,
# stop_servers ends what was started. The caller sets the trap.

servers_dir=
redis_pid=

find_redis() { command -v redis-server; }
find_chromium() { command -v chromium || command -v chromium-browser || command -v google-chrome; }
has_chinese_font() {
  compgen -G '/usr/share/fonts/*/noto/Noto*CJK*' >/dev/null ||
    { command -v fc-list >/dev/null && [[ -n $(fc-list :lang=zh family 2>/dev/null) ]]; }
}

# find_postgres prints the folder of the newest installed server.
find_postgres() {
  local dir
  for dir in $(compgen -G '/usr/lib/postgresql/*/bin' | sort -rV) "$(dirname "$(command -v initdb || echo /nowhere/initdb)")"; do
    if [[ -x $dir/initdb && -x $dir/pg_ctl ]]; then
      echo "$dir"
      return 0
    fi
  done
  return 1
}

# free_port prints a port that nobody listens on now.
free_port() {
  local port
  for _ in {1..50}; do
    port=$((20000 + (RANDOM * 32768 + RANDOM) % 12000))
    if ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
      echo "$port"
      return 0
    fi
  done
  return 1
}

# as_postgres runs a command as a user that PostgreSQL accepts: it refuses to run as root.
as_postgres() {
  if [[ $(id -u) == 0 ]]; then
    (cd / && runuser -u postgres -- "$@")
  else
    "$@"
  fi
}

start_postgres() {
  local bin port data=$servers_dir/postgres
  bin=$(find_postgres)
  mkdir "$data"
  if [[ $(id -u) == 0 ]]; then chown postgres "$data"; fi
  as_postgres "$bin/initdb" -D "$data/db" -U shuanglian -A trust -E UTF8 --locale=C --no-sync >"$servers_dir/initdb.log" 2>&1 ||
    { cat "$servers_dir/initdb.log" >&2; return 1; }
  for _ in {1..5}; do
    port=$(free_port)
    if as_postgres "$bin/pg_ctl" -D "$data/db" -l "$data/log" -w -t 60 start -o "-c listen_addresses=127.0.0.1 -p $port \
      -c unix_socket_directories=$data -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=300" \
      >/dev/null 2>&1; then
      export SHUANGLIAN_TEST_POSTGRES="postgres://shuanglian@127.0.0.1:$port/postgres?sslmode=disable"
      return 0
    fi
  done
  echo "PostgreSQL 启动不了：" >&2
  tail -n 20 "$data/log" >&2
  return 1
}

start_redis() {
  local port
  for _ in {1..5}; do
    port=$(free_port)
    "$(find_redis)" --port "$port" --bind 127.0.0.1 --save '' --appendonly no --dir "$servers_dir" >"$servers_dir/redis.log" 2>&1 &
    redis_pid=$!
    for _ in {1..100}; do
      if ! kill -0 "$redis_pid" 2>/dev/null; then break; fi
      if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
        export SHUANGLIAN_TEST_REDIS="127.0.0.1:$port"
        return 0
      fi
      sleep 0.1
    done
    kill "$redis_pid" 2>/dev/null || true
  done
  echo "Redis 启动不了：" >&2
  tail -n 20 "$servers_dir/redis.log" >&2
  return 1
}

start_servers() {
  servers_dir=$(mktemp -d "${TMPDIR:-/tmp}/shuanglian-servers.XXXXXX")
  chmod 755 "$servers_dir"
  start_redis
  start_postgres
  SHUANGLIAN_TEST_CHROMIUM=$(find_chromium)
  export SHUANGLIAN_TEST_CHROMIUM
}

stop_servers() {
  if [[ -z $servers_dir ]]; then return 0; fi
  if [[ -n $redis_pid ]]; then
    kill "$redis_pid" 2>/dev/null || true
    wait "$redis_pid" 2>/dev/null || true
  fi
  if [[ -d $servers_dir/postgres/db ]]; then
    as_postgres "$(find_postgres)/pg_ctl" -D "$servers_dir/postgres/db" -m immediate -w stop >/dev/null 2>&1 || true
  fi
  rm -rf "$servers_dir"
  servers_dir=
}
