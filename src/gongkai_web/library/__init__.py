"""The document library (文件库): documents, their validity, attachments and interpretations."""
