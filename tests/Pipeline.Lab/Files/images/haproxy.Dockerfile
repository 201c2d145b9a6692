FROM lab/haproxy-files
RUN cp /usr/share/base-passwd/passwd.master /etc/passwd && cp /usr/share/base-passwd/group.master /etc/group \
  && echo 'haproxy:x:99:99::/var/lib/haproxy:/bin/sh' >>/etc/passwd && echo 'haproxy:x:99:' >>/etc/group \
  && mkdir -p /usr/local/etc/haproxy /usr/local/bin /usr/local/sbin /var/lib/haproxy && chown 99:99 /var/lib/haproxy && ln -s /usr/sbin/haproxy /usr/local/sbin/haproxy \
  && printf '#!/bin/sh\nset -e\n[ "${1#-}" = "$1" ] || set -- haproxy "$@"\nif [ "$1" = haproxy ]; then shift; set -- haproxy -W -db "$@"; fi\nexec "$@"\n' >/usr/local/bin/docker-entrypoint.sh \
  && chmod 755 /usr/local/bin/docker-entrypoint.sh
ENV PATH=/usr/local/bin:/usr/local/sbin:/usr/bin:/usr/sbin:/bin:/sbin
STOPSIGNAL SIGUSR1
USER haproxy
WORKDIR /var/lib/haproxy
ENTRYPOINT ["docker-entrypoint.sh"]
CMD ["haproxy", "-f", "/usr/local/etc/haproxy/haproxy.cfg"]
