"""What the library holds."""

from gongkai_web.library.models.attachments import Attachment
from gongkai_web.library.models.documents import Document, IndexSerial
from gongkai_web.library.models.interpretations import Interpretation
from gongkai_web.library.models.relations import Relation

__all__ = ["Attachment", "Document", "IndexSerial", "Interpretation", "Relation"]
