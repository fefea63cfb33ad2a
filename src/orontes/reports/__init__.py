"""What was read? Files, folders and standard input become reports, or issues that say why not."""

from orontes.reports.build import build_report
from orontes.reports.checks import MOST_CHARACTERS, Unreadable
from orontes.reports.load import load_reports

__all__ = ["MOST_CHARACTERS", "Unreadable", "build_report", "load_reports"]
