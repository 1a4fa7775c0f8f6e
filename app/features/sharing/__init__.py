"""Sharing: links that show exactly what their owner chose, as SMART Health Links. The server cannot read the file."""
