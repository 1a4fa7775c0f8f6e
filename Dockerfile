# Ebb in a container: the wheel is built in the first stage, the second holds only what runs.
# The tag is pinned while we build; a release pins the digest here, in both stages.
FROM python:3.11-slim-bookworm AS build
WORKDIR /src
COPY requirements/run.txt requirements/build.txt requirements/
RUN pip install --no-cache-dir --require-hashes --only-binary :all: -r requirements/build.txt \
    && python -m venv --without-pip /ebb \
    && pip --python /ebb/bin/python install --no-cache-dir --require-hashes --only-binary :all: -r requirements/run.txt
COPY . .
RUN pip wheel --no-cache-dir --no-deps --no-build-isolation --wheel-dir /wheels . \
    && pip --python /ebb/bin/python install --no-cache-dir --no-deps --no-index /wheels/*.whl

FROM python:3.11-slim-bookworm
COPY --from=build /ebb /ebb
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin ebb \
    && install -d -o ebb -g ebb -m 0700 /data
ENV PATH=/ebb/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    EBB_DATA_DIR=/data \
    EBB_HOST=0.0.0.0 \
    EBB_PORT=8000
# Everything that must survive lies in /data: the root file system may be read-only.
VOLUME /data
USER 10001
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
    CMD ["python", "-c", "import os, urllib.request as u; u.urlopen(f\"http://127.0.0.1:{os.environ['EBB_PORT']}/healthz\", timeout=3)"]
ENTRYPOINT ["ebb"]
CMD ["serve"]
