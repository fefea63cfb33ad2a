"""Step 1: what is in these files? Reports with their dates and publishers, or why an input gives none."""

from orontes.reports.build import build_report
from orontes.reports.load import load_reports

__all__ = ["build_report", "load_reports"]
