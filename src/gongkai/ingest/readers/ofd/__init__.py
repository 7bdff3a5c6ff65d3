"""OFD files (GB/T 33190-2016), the fixed-layout format of Chinese offices: a zip file of XML."""

from gongkai.ingest.readers.ofd.reader import read_ofd

__all__ = ["read_ofd"]
