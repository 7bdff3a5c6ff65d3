"""What the library holds."""

from gongkai_web.library.models.assessments import Assessment, ImmutableAssessmentError
from gongkai_web.library.models.attachments import Attachment, StoredFile
from gongkai_web.library.models.documents import Document, DocumentQuerySet
from gongkai_web.library.models.indexing import IndexSerial
from gongkai_web.library.models.interpretations import Interpretation, InterpretationFile
from gongkai_web.library.models.records import PublicRecord, WrittenRecord, public_models
from gongkai_web.library.models.relations import OutsideChange, Relation
from gongkai_web.library.models.versions import Version

__all__ = [
    "Assessment",
    "Attachment",
    "Document",
    "DocumentQuerySet",
    "ImmutableAssessmentError",
    "IndexSerial",
    "Interpretation",
    "InterpretationFile",
    "OutsideChange",
    "PublicRecord",
    "Relation",
    "StoredFile",
    "Version",
    "WrittenRecord",
    "public_models",
]
