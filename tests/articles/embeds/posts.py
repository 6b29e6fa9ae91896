"""One post of every provider."""

VIDEO = "https://www.youtube.com/watch?v=dEmoVid_-01"
FACEBOOK = "https://www.facebook.com/ottertrust"
POSTS = {
    "instagram": "https://www.instagram.com/p/B4xDemo1abc/",
    "x": "https://x.com/ottertrust/status/1768312345678901234",
    "youtube": VIDEO,
    "tiktok": "https://www.tiktok.com/@otter.films/video/7234567890123456789",
    "facebook": f"{FACEBOOK}/posts/1234567890",
    "threads": "https://www.threads.com/@otter.trust/post/DAbCdEfGh1j",
    "vimeo": "https://vimeo.com/123456789",
    "bluesky": "https://bsky.app/profile/otters.example.ie/post/3kabcdefgh22x",
    "pinterest": "https://www.pinterest.com/pin/99360735500167749/",
    "spotify": "https://open.spotify.com/track/4demoDEMOdemoDEMOdemo1",
    "soundcloud": "https://soundcloud.com/otter-trust/at-tea",
    "apple-podcasts": "https://podcasts.apple.com/ie/podcast/id1234567890?i=1000654321098",
    "google-maps": "https://www.google.com/maps/place/Otter+Bay",
    "giphy": "https://giphy.com/gifs/l0DemoOtter1TeaXyZ",
    "linkedin": "https://www.linkedin.com/feed/update/urn:li:activity:7123456789012345678",
    "reddit": "https://www.reddit.com/r/otters/comments/1abcd2e/",
    "mastodon": "https://social.example.ie/@otters/112233445566778899",
}


def marker(provider: str, url: str = "") -> str:
    """The embed of a provider's post as a source body has it, with a text alternative."""
    return (
        f'<figure data-embed="{url or POSTS[provider]}" data-provider="{provider}"'
        ' data-author="The Otter Trust" data-handle="ottertrust" data-date="2026-03-01">'
        "<blockquote><p>Otters at tea.</p></blockquote></figure>"
    )
