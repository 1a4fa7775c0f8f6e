"""Sealing: bytes in, bytes out. The only door to crypto libraries; knows no web and no database."""
