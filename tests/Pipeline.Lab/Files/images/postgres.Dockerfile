FROM lab/postgres-files
RUN cp /usr/share/base-passwd/passwd.master /etc/passwd && cp /usr/share/base-passwd/group.master /etc/group \
  && echo 'postgres:x:999:999::/var/lib/postgresql:/bin/sh' >>/etc/passwd && echo 'postgres:x:999:' >>/etc/group \
  && mkdir -p /var/lib/postgresql/data /var/run/postgresql /usr/local/bin && chown 999:999 /var/lib/postgresql/data /var/run/postgresql \
  && { echo '#!/bin/sh'; echo 'set -e'; \
    echo 'if [ ! -s "$PGDATA/PG_VERSION" ]; then'; \
    echo '  : "${POSTGRES_PASSWORD:?Database is uninitialized and superuser password is not specified.}" "${POSTGRES_USER:=postgres}" "${POSTGRES_DB:=$POSTGRES_USER}"'; \
    echo '  echo "$POSTGRES_PASSWORD" >/tmp/password'; \
    echo '  initdb -D "$PGDATA" -U "$POSTGRES_USER" --pwfile=/tmp/password --auth-host=scram-sha-256 --auth-local=trust -E UTF8 --locale=C.UTF-8'; \
    echo '  rm /tmp/password'; \
    echo '  echo "host all all all scram-sha-256" >>"$PGDATA/pg_hba.conf"'; \
    echo '  pg_ctl -D "$PGDATA" -w -o "-c listen_addresses=" start'; \
    echo '  [ "$POSTGRES_DB" = postgres ] || createdb -U "$POSTGRES_USER" "$POSTGRES_DB"'; \
    echo '  pg_ctl -D "$PGDATA" -m fast -w stop'; \
    echo 'fi'; \
    echo 'exec "$@" -c listen_addresses=*'; } >/usr/local/bin/docker-entrypoint.sh && chmod 755 /usr/local/bin/docker-entrypoint.sh
ENV PGDATA=/var/lib/postgresql/data PATH=/usr/lib/postgresql/15/bin:/usr/local/bin:/usr/local/sbin:/usr/bin:/usr/sbin:/bin:/sbin LANG=C.UTF-8
USER postgres
VOLUME /var/lib/postgresql/data
STOPSIGNAL SIGINT
EXPOSE 5432
ENTRYPOINT ["docker-entrypoint.sh"]
CMD ["postgres"]
