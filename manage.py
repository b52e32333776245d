#!/usr/bin/env python3
"""Fitcheck's one way in: `start`, `test`, and Django's own commands."""

import sys


def main() -> None:
    if sys.version_info < (3, 11):
        sys.exit("Fitcheck needs Python 3.11 or newer. This is Python %d.%d." % sys.version_info[:2])
    from fitcheck import bootstrap

    bootstrap.run(sys.argv)


if __name__ == "__main__":
    main()
