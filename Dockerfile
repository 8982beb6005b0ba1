# Two stages: the wheel is built where pip has its tools, and runs where there is only what it needs.
FROM python:3.13-slim AS build
ARG LOCK=requirements-run.lock
WORKDIR /source
COPY . .
RUN pip wheel --no-cache-dir --no-deps --wheel-dir /wheels . \
 && pip install --no-cache-dir --require-hashes --prefix /installed -r "$LOCK" \
 && pip install --no-cache-dir --no-deps --prefix /installed /wheels/*.whl

FROM python:3.13-slim
COPY --from=build /installed /usr/local
RUN useradd --uid 10001 --create-home vitality \
 && mkdir /data && chown 10001:10001 /data
USER 10001:10001
ENV VITALITY_HOME=/data PYTHONUNBUFFERED=1
VOLUME /data
EXPOSE 8001
HEALTHCHECK --interval=60s --timeout=10s --start-period=60s \
  CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8001/robots.txt', timeout=8)"]
ENTRYPOINT ["vitality"]
CMD ["serve", "--host", "0.0.0.0"]
