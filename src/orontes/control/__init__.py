"""Step 6: who holds what? The report's own view, and the assessment with its terms."""

from orontes.control.assess import assess_control
from orontes.control.bearings import find_bearings
from orontes.control.likelihood import likelihood_word
from orontes.control.report_view import report_control

__all__ = ["assess_control", "find_bearings", "likelihood_word", "report_control"]
