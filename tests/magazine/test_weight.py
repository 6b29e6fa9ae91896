"""What readers' browsers load of the magazine's own styles and scripts, as it is sent: gzipped."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from tests.factories import make_article, make_author, make_photo

STYLES = Path(settings.BASE_DIR) / "magazine" / "static" / "magazine" / "css"
LIMIT_STYLES = 30 * 1024  # bytes
LIMIT_SCRIPTS = 10 * 1024


def weight(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 6))


def test_all_styles_together_stay_light() -> None:
    files = list(STYLES.glob("*.css"))
    assert len(files) >= 5
    assert sum(map(weight, files)) < LIMIT_STYLES


@pytest.mark.django_db
def test_an_article_s_scripts_stay_light(client: Client) -> None:
    embed = (
        '<figure data-embed="https://www.youtube.com/watch?v=a1B2c3D4e5F" data-provider="youtube">'
        "<blockquote><p>A film.</p></blockquote></figure>"
    )
    article = make_article(body=f"<p>Rain.</p>{embed}", photo=make_photo(), bylines=[make_author()])
    page = client.get(article.get_absolute_url()).content.decode()
    names = re.findall(r'<script[^>]* src="/static/([^"?]+)"', page)
    assert {Path(name).stem.split(".")[0] for name in names} == {"embeds", "reads", "share"}
    root = STYLES.parent.parent
    assert sum(weight(root / re.sub(r"\.[0-9a-f]{12}\.js$", ".js", name)) for name in names) < (
        LIMIT_SCRIPTS
    )
