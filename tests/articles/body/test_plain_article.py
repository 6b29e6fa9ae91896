"""A whole article, with all that one can hold, becomes its parts and a report."""

from articles.body.plain import parse
from tests.articles.body.plain import CLOSING, OPENING, found_kinds

ARTICLE = f"""'I still hear the sea': Orla Quill on the loaf that made her name

Orla, who bakes at night in Kilcrane, told her followers that the old oven is going\u00a0 \


By Anna Quirke

{OPENING}

It's hard to watch.



View this post on Instagram


A post shared by Orla Quill (@orlaquill) on

"I thought you'd like to know," she said. "It was the oven... it was never me."

Related:\u00a0 'A long and floury road' Tom Daly shuts his mill

Learning to wait\u00a0 \


"We'll be grand – we <3 bread & salt."

https://x.com/orlaquill/status/1768200000000000001

{CLOSING}

Main photograph: Twitter


Read more:\u00a0 How rye came to Ross

Read more:\u00a0 10 loaves and a fish

The Lantern newsletter"""


def test_every_part_of_an_article_finds_its_place() -> None:
    article = parse(ARTICLE)
    assert article.headline == "'I still hear the sea': Orla Quill on the loaf that made her name"
    assert article.standfirst == (
        "Orla, who bakes at night in Kilcrane, told her followers that the old oven is going"
    )
    assert article.byline == "By Anna Quirke"
    assert article.credit == "Twitter"
    assert article.read_more == ("How rye came to Ross", "10 loaves and a fish")
    assert article.newsletter == "Lantern"


def test_the_body_is_source_html_with_markers_where_things_stood() -> None:
    assert parse(ARTICLE).body.split("\n") == [
        f"<p>{OPENING}</p>",
        "<p>It's hard to watch.</p>",
        '<figure data-embed="" data-provider="instagram" data-author="Orla Quill"'
        ' data-handle="orlaquill"><blockquote></blockquote></figure>',
        '<p>"I thought you\'d like to know," she said. "It was the oven... it was never me."</p>',
        "<aside data-related=\"\">'A long and floury road' Tom Daly shuts his mill</aside>",
        "<h2>Learning to wait</h2>",
        '<p>"We\'ll be grand – we &lt;3 bread &amp; salt."</p>',
        '<figure data-embed="https://x.com/orlaquill/status/1768200000000000001"'
        ' data-provider="x" data-handle="orlaquill"><blockquote></blockquote></figure>',
        f"<p>{CLOSING}</p>",
    ]


def test_the_report_names_what_was_recognised_in_its_order() -> None:
    assert found_kinds(ARTICLE) == [
        "headline",
        "standfirst",
        "byline",
        "embed",
        "related",
        "subheading",
        "embed",
        "credit",
        "read more",
        "read more",
        "newsletter",
    ]
