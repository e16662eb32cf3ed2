"""What is on the page: files of several dialects to documents with one canonical text."""

from factio.documents.files import find_files, read_file, read_text

__all__ = ["find_files", "read_file", "read_text"]
