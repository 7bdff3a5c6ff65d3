"""Word, Excel and PowerPoint files: packages of XML."""
