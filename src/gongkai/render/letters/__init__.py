"""Letters on paper: Word files by a template that an office may edit, pages, the forms of service."""

from gongkai.render.letters.forms import Address, Delivery, delivery_record, postal_label
from gongkai.render.letters.page import letter_page
from gongkai.render.letters.proof import lost, lost_words
from gongkai.render.letters.word import FIELDS, TemplateError, default_template, write_letter

__all__ = [
    "FIELDS",
    "Address",
    "Delivery",
    "TemplateError",
    "default_template",
    "delivery_record",
    "letter_page",
    "lost",
    "lost_words",
    "postal_label",
    "write_letter",
]
