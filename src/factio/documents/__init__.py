"""What is on the page: files of several dialects become documents with one canonical text."""

from factio.documents.files import find_files, read_file, read_text
from factio.documents.html import lay_out_html
from factio.documents.markdown import lay_out_markdown
from factio.documents.plain import lay_out_plain
from factio.documents.sentences import split_sentences

__all__ = [
    "find_files",
    "lay_out_html",
    "lay_out_markdown",
    "lay_out_plain",
    "read_file",
    "read_text",
    "split_sentences",
]
