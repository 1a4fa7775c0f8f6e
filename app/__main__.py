"""`python -m app` is `ebb`."""

from app.cli.main import main

if __name__ == "__main__":
    raise SystemExit(main())
