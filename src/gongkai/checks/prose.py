"""The checks of the prose, by itself and against the tables, in order of code."""

from gongkai.checks.model import Check
from gongkai.checks.prose_changes import difference_from_last_year, percentage_differs_from_numbers
from gongkai.checks.prose_repeats import policies_counted_twice, stated_twice
from gongkai.checks.prose_shares import shares_do_not_add_up
from gongkai.checks.prose_sums import (
    category_listed_twice,
    channels_differ_from_total,
    parts_differ_from_whole,
    proposal_classes_differ_from_total,
)
from gongkai.checks.prose_terms import fee_not_in_tariff, fee_stated_twice, rate_differs_from_numbers, unit_misused
from gongkai.checks.text_outcomes import outcomes_differ
from gongkai.checks.text_requests import (
    applicants_differ,
    carried_differ,
    new_requests_differ,
    requests_differ,
    requests_or_none,
)
from gongkai.checks.text_table import disputes_differ, disputes_or_none, normative_documents_differ

PROSE: tuple[Check, ...] = (
    new_requests_differ,  # T101
    requests_differ,  # T102
    outcomes_differ,  # T103
    applicants_differ,  # T104
    carried_differ,  # T105
    percentage_differs_from_numbers,  # T106
    difference_from_last_year,  # T107
    parts_differ_from_whole,  # T108
    channels_differ_from_total,  # T109
    stated_twice,  # T110
    category_listed_twice,  # T111
    shares_do_not_add_up,  # T112
    rate_differs_from_numbers,  # T113
    fee_stated_twice,  # T114
    fee_not_in_tariff,  # T115
    proposal_classes_differ_from_total,  # T116
    policies_counted_twice,  # T117
    unit_misused,  # T118
    normative_documents_differ,  # T119
    requests_or_none,  # T120
    disputes_or_none,  # T121
    disputes_differ,  # T122
)
"""Every check of the prose."""
