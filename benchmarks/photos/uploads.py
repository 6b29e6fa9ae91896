"""Whether the admin goes on answering while photos come in, and how much memory that takes.

    make demo                                                  # in another terminal
    python -m benchmarks.photos.uploads http://localhost:8000

Uploads 20 photos of 24 megapixels through the library, one after the other, as its drop zone does,
while another person asks for the list of articles every half second, and goes on asking for a
minute while the worker makes their files. Prints how long the answers took, before, meanwhile and
afterwards, and the most memory that each process of the demo ever had; it runs from this folder.
"""

import argparse
import re
import threading
import time
import uuid
from collections import defaultdict
from collections.abc import Iterator
from http.cookiejar import CookieJar
from io import BytesIO
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener

from PIL import Image

from benchmarks.photos.renditions import a_photo

LIST, UPLOAD = "/admin/articles/article/", "/admin/articles/photo/upload/"
PAUSE, MOST_WAIT = 0.5, 600  # seconds


def main() -> None:
    """Upload, ask, and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("site")
    parser.add_argument("--uploads", type=int, default=20)
    parser.add_argument("--after", type=int, default=60, help="seconds of asking afterwards")
    options = parser.parse_args()
    files = [_turned(number) for number in range(options.uploads)]
    watch = _Watch(options.site)
    watch.phase = "before"
    watch.start()
    time.sleep(10)
    watch.phase = "uploading"
    chief, took = _logged_in(options.site, "chief"), []
    for data in files:
        begun = time.perf_counter()
        answer = _upload(chief, options.site, data)
        took.append(time.perf_counter() - begun)
        assert '"photo"' in answer, answer
    watch.phase = "afterwards"
    time.sleep(options.after)
    watch.stop = True
    watch.join()
    print(f"{len(took)} uploads: median {median(took):.1f} s, longest {max(took):.1f} s")
    for phase, answers in watch.answers.items():
        p95 = quantiles(answers, n=20)[-1] if len(answers) > 1 else answers[0]
        print(
            f"{phase:12}{len(answers):4} answers, median {median(answers) * 1000:.0f} ms,"
            f" p95 {p95 * 1000:.0f} ms, longest {max(answers) * 1000:.0f} ms"
        )
    for name, most in sorted(watch.memory.items(), key=lambda row: -row[1]):
        print(f"{most:6.0f} MB  {name}")


class _Watch(threading.Thread):
    """Asks for a page again and again, and looks at the memory of the demo's processes."""

    def __init__(self, site: str) -> None:
        super().__init__()
        self.site, self.phase, self.stop = site, "", False
        self.editor = _logged_in(site, "editor")
        self.answers: dict[str, list[float]] = defaultdict(list)
        self.memory: dict[str, float] = defaultdict(float)

    def run(self) -> None:
        while not self.stop:
            phase, begun = self.phase, time.perf_counter()
            with self.editor.open(self.site + LIST, timeout=MOST_WAIT) as response:
                response.read()
            self.answers[phase].append(time.perf_counter() - begun)
            for name, megabytes in _processes():
                self.memory[name] = max(self.memory[name], megabytes)
            time.sleep(PAUSE)


def _turned(number: int) -> bytes:
    """A photo of 24 megapixels that looks like none of the others."""
    base = getattr(_turned, "base", None)
    if base is None:
        base = Image.open(BytesIO(a_photo()))
        _turned.base = base  # type: ignore[attr-defined]
    shade = Image.effect_noise((12, 8), 90 + number).convert("RGB").resize(base.size)
    out = BytesIO()
    Image.blend(base, shade, 0.6).save(out, "JPEG", quality=92)
    return out.getvalue()


def _logged_in(site: str, name: str) -> OpenerDirector:
    opener = build_opener(HTTPCookieProcessor(CookieJar()))
    url = f"{site}/admin/login/"
    fields = {"username": name, "password": "magazine-demo", "csrfmiddlewaretoken": ""}
    fields["csrfmiddlewaretoken"] = _token(opener, url)
    data = urlencode(fields | {"next": LIST}).encode()
    with opener.open(Request(url, data, {"Referer": url})) as response:  # noqa: S310
        assert response.url.endswith(LIST), "the log-in of the demo is refused"
    return opener


def _token(opener: OpenerDirector, url: str) -> str:
    with opener.open(url) as response:
        found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', response.read().decode())
    assert found is not None
    return found[1]


def _upload(opener: OpenerDirector, site: str, data: bytes) -> str:
    token = _token(opener, f"{site}/admin/articles/photo/add/")
    edge = uuid.uuid4().hex
    head = (
        f'--{edge}\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{token}\r\n'
        f'--{edge}\r\nContent-Disposition: form-data; name="keep"\r\n\r\n1\r\n'
        f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n'
        "Content-Type: image/jpeg\r\n\r\n"
    )
    body = head.encode() + data + f"\r\n--{edge}--\r\n".encode()
    headers = {"Content-Type": f"multipart/form-data; boundary={edge}", "Referer": site + UPLOAD}
    request = Request(site + UPLOAD, body, headers)  # noqa: S310
    with opener.open(request, timeout=MOST_WAIT) as response:
        return response.read().decode()


def _processes() -> Iterator[tuple[str, float]]:
    """Name and memory (MB) of every process that runs from this folder's environment."""
    here = Path.cwd()
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if (folder / "cwd").resolve() != here:
                continue
            command = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            size = re.search(r"VmHWM:\s+(\d+)", (folder / "status").read_text())
        except OSError:
            continue
        if size and ("manage.py" in command or "granian" in command):
            yield f"{folder.name} {command[-50:].strip()}", int(size[1]) / 1024


if __name__ == "__main__":
    main()
