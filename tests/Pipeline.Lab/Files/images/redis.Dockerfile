FROM lab/redis-files
RUN cp /usr/share/base-passwd/passwd.master /etc/passwd && cp /usr/share/base-passwd/group.master /etc/group \
  && echo 'redis:x:999:999::/data:/bin/sh' >>/etc/passwd && echo 'redis:x:999:' >>/etc/group && mkdir -p /data && chown 999:999 /data
ENV PATH=/usr/local/bin:/usr/local/sbin:/usr/bin:/usr/sbin:/bin:/sbin
USER redis
VOLUME /data
WORKDIR /data
EXPOSE 6379
CMD ["redis-server", "--bind", "0.0.0.0", "--protected-mode", "no"]
