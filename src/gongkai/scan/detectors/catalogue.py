"""Every detector, in order of code. The only place where codes can be seen together."""

from gongkai.basis import UnknownCodeError
from gongkai.scan.detectors import accounts, homes, identity, lists, telephones, wording
from gongkai.scan.detectors.page_rules import PAGE
from gongkai.scan.detectors.traces import TRACES
from gongkai.scan.values.model import Detector

TEXT: tuple[Detector, ...] = (
    identity.identity_number,  # L101
    identity.old_identity_number,  # L102
    identity.passport_number,  # L103
    identity.permit_number,  # L104
    telephones.mobile_number,  # L105
    telephones.home_telephone,  # L106
    accounts.bank_card,  # L107
    homes.home_address,  # L108
    accounts.private_mailbox,  # L109
    lists.named_amounts,  # L110
    accounts.number_plate,  # L111
    wording.wrong_word,  # W101
    wording.wrong_title,  # W102
    wording.old_place_name,  # W103
)
"""What looks at text, whatever file it comes from."""

CATALOGUE: tuple[Detector, ...] = (*TEXT, *PAGE, *TRACES)


def find_detector(code: str) -> Detector:
    """The detector of that code, in any case of letters.

    Raises:
        UnknownCodeError: when none has it.
    """
    wanted = code.strip().upper()
    for found in CATALOGUE:
        if found.code == wanted:
            return found
    raise UnknownCodeError("detector", code, (found.code for found in CATALOGUE))
