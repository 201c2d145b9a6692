FROM lab/node-files
RUN cp /usr/share/base-passwd/passwd.master /etc/passwd && cp /usr/share/base-passwd/group.master /etc/group \
  && echo 'node:x:1000:1000::/home/node:/bin/sh' >>/etc/passwd && echo 'node:x:1000:' >>/etc/group \
  && mkdir -p /usr/local/bin /home/node && chown 1000:1000 /home/node && ln -s /bin/busybox /usr/local/bin/wget
ENV PATH=/usr/local/bin:/usr/local/sbin:/usr/bin:/usr/sbin:/bin:/sbin
CMD ["node"]
