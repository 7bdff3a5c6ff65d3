"""The law of disclosure as values: who applies, how a request ends, what must be published, by when, and why not."""

from gongkai.statute.applicants import APPLICANTS, Applicant
from gongkai.statute.archiving import RETENTIONS, Retention
from gongkai.statute.channels import CHANNELS, Channel, Fixes, Receipt, receipt_day
from gongkai.statute.dispositions import DISPOSITIONS, Disposition, Family
from gongkai.statute.disputes import ENDINGS, Ending
from gongkai.statute.gazettes import GAZETTES, GazetteRule, Running, gazette_rule
from gongkai.statute.grounds import GROUNDS, Discretion, Ground
from gongkai.statute.limits import LIMITS, Limit, Unit
from gongkai.statute.publication import (
    CITY_OR_COUNTY,
    DUTIES,
    TOPICS,
    TOWNSHIP,
    PublicationDuty,
    Topic,
    topics_for,
)
from gongkai.statute.register import rules, unverified
from gongkai.statute.remedies import REVIEWERS, Remedy, Reviewer, Route, clause, remedy, reviewing_organs
from gongkai.statute.reporting import REPORT_DUTIES, ReportDuty, report_due
from gongkai.statute.rule import Rule
from gongkai.statute.service import SERVICES, Service
from gongkai.statute.tariff import BY_ITEMS, BY_PAGES, TARIFFS, Band, Mode, Tariff

__all__ = [
    "APPLICANTS",
    "BY_ITEMS",
    "BY_PAGES",
    "CHANNELS",
    "CITY_OR_COUNTY",
    "DISPOSITIONS",
    "DUTIES",
    "ENDINGS",
    "GAZETTES",
    "GROUNDS",
    "LIMITS",
    "REPORT_DUTIES",
    "RETENTIONS",
    "REVIEWERS",
    "SERVICES",
    "TARIFFS",
    "TOPICS",
    "TOWNSHIP",
    "Applicant",
    "Band",
    "Channel",
    "Discretion",
    "Disposition",
    "Ending",
    "Family",
    "Fixes",
    "GazetteRule",
    "Ground",
    "Limit",
    "Mode",
    "PublicationDuty",
    "Receipt",
    "Remedy",
    "ReportDuty",
    "Retention",
    "Reviewer",
    "Route",
    "Rule",
    "Running",
    "Service",
    "Tariff",
    "Topic",
    "Unit",
    "clause",
    "gazette_rule",
    "receipt_day",
    "remedy",
    "report_due",
    "reviewing_organs",
    "rules",
    "topics_for",
    "unverified",
]
