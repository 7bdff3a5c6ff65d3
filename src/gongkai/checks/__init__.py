"""Checks of annual reports: the catalogue and how it is run."""

from gongkai.checks import (
    appearance,
    arithmetic,
    charges,
    content,
    contents,
    decisions,
    disputes,
    entries,
    formalities,
    handled,
    organs,
    periods,
    publishing,
    registers,
    remarks,
    requests,
    residue,
    rulemaking,
    stocks,
    structure,
    timing,
    titling,
    turnover,
)
from gongkai.checks.facts import Facts, Handled, OrganKind
from gongkai.checks.model import Case, Check, Fault, Finding, Severity, Unassessable
from gongkai.checks.prose import PROSE
from gongkai.checks.run import Examination, examine_with, find_in

CATALOGUE: tuple[Check, ...] = (
    arithmetic.total_differs_from_parts,  # A101
    arithmetic.in_out_unbalanced,  # A102
    organs.requests_not_the_sum,  # G101
    organs.other_tables_not_the_sum,  # G102
    organs.report_owed,  # G103
    timing.department_late,  # G104
    timing.government_late,  # G105
    timing.dates_out_of_order,  # G106
    organs.text_copied,  # G107
    publishing.report_unreachable,  # G108
    publishing.corrected_in_silence,  # G109
    registers.transfer_unrecorded,  # G110
    organs.two_organs_in_one,  # G111
    rulemaking.regulations_without_power,  # P101
    stocks.regulations_stock_breaks,  # P102
    stocks.normative_stock_breaks,  # P103
    turnover.fewer_in_force_than_made,  # P104
    turnover.more_repealed_than_there_were,  # P105
    registers.normative_library_differs,  # P106
    registers.normative_made_differs,  # P107
    decisions.no_licences_despite_power,  # P109
    decisions.fewer_decisions_than_publicised,  # P110
    decisions.numbers_leap,  # P111
    charges.fees_against_catalogue,  # P112
    stocks.forms_not_comparable,  # P113
    disputes.disputes_without_requests,  # Q102
    disputes.pending_vanished,  # Q103
    disputes.suits_exceed_reviews,  # Q104
    disputes.withheld_sued_directly,  # Q105
    disputes.correction_unmentioned,  # Q106
    requests.carried_in_differs,  # R104
    requests.carrying_unexplained,  # R105
    requests.more_carried_out_than_in_hand,  # R106
    handled.partial_counted_twice,  # R107
    handled.request_not_counted_once,  # R108
    registers.correction_without_notice,  # R109
    registers.more_unpaid_than_notices,  # R110
    requests.unpaid_fees_not_told,  # R111
    registers.excessive_without_reasons,  # R112
    registers.third_party_without_letter,  # R113
    registers.secret_without_marking,  # R114
    handled.prohibited_by_lesser_rule,  # R115
    requests.much_other,  # R116
    requests.much_not_held,  # R117
    registers.open_request_overdue,  # R119
    handled.lawyer_column_differs,  # R120
    structure.section_missing,  # S101
    structure.section_number_broken,  # S102
    structure.table_missing,  # S103
    structure.other_years_form,  # S104
    formalities.form_not_cited,  # S105
    structure.table_cut,  # S106
    structure.cells_missing,  # S107
    entries.cell_not_a_count,  # S108
    entries.cell_blank,  # S109
    entries.label_misprinted,  # S110
    entries.fees_in_wrong_unit,  # S111
    titling.title_untidy,  # S112
    periods.years_differ,  # S113
    periods.period_not_the_year,  # S114
    formalities.signature_missing,  # S115
    contents.contents_differ,  # S116
    residue.editor_residue,  # S117
    content.contact_lacking,  # S118
    content.aspect_missing,  # S119
    content.overview_too_long,  # S120
    content.problems_empty,  # S121
    content.problems_without_measures,  # S122
    content.fees_not_told,  # S123
    content.supervision_not_told,  # S124
    appearance.table_unmarked,  # S125
    remarks.two_levels_of_review,  # S126
    remarks.disputes_not_told,  # S127
    remarks.dispute_result_not_told,  # S128
    remarks.heading_levels_mixed,  # S129
    remarks.person_named,  # S130
    remarks.statistics_in_section_two,  # S131
    remarks.phrases_merged,  # S132
    *PROSE,  # T101 to T122
)
"""Every check, in order of code. The only place where codes can be seen together."""


def examine(case: Case) -> Examination:
    """Every finding of every check of the catalogue, and what could not be judged."""
    return examine_with(CATALOGUE, case)


def find_check(code: str) -> Check:
    """The check of that code: ours (A101) or the examiner's number for it (B02).

    Raises:
        UnknownCodeError: when no check has the code.
    """
    return find_in(CATALOGUE, code)


__all__ = [
    "CATALOGUE",
    "Case",
    "Check",
    "Examination",
    "Facts",
    "Fault",
    "Finding",
    "Handled",
    "OrganKind",
    "Severity",
    "Unassessable",
    "examine",
    "find_check",
]
