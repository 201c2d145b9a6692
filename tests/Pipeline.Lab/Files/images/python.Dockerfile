FROM lab/python-files
RUN cp /usr/share/base-passwd/passwd.master /etc/passwd && cp /usr/share/base-passwd/group.master /etc/group \
  && ln -s python3 /usr/bin/python && mkdir -p /usr/local/bin && ln -s /bin/busybox /usr/local/bin/wget
ENV PYTHONUNBUFFERED=1 PATH=/usr/local/bin:/usr/local/sbin:/usr/bin:/usr/sbin:/bin:/sbin LANG=C.UTF-8
CMD ["python3"]
