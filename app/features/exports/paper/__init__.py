"""A report on paper. Only `exports/pdf.py` comes in here, and only when paper is asked for: reportlab is not small."""
