"""The plain text of an article, read into its parts: `decode` the bytes, then `parse` the text."""

from articles.body.plain.article import Found, PlainArticle, PlainTextError
from articles.body.plain.decoding import MAX_BYTES, decode
from articles.body.plain.parser import parse

__all__ = ["MAX_BYTES", "Found", "PlainArticle", "PlainTextError", "decode", "parse"]
