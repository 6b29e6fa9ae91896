"""What the system's process table says of CPU and memory."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).resolve().parents[2]
TICK = os.sysconf("SC_CLK_TCK")
SETTLED = 20  # seconds


def end_when_told() -> None:
    """Clean up on SIGTERM too, as on a key: by an exception."""

    def end(_signal: int, _frame: FrameType | None) -> None:
        raise SystemExit("Ended.")

    signal.signal(signal.SIGTERM, end)


def cpu(pid: int) -> float:
    """Seconds of CPU that a process has had in all its threads, in user and system mode.

    Exact to the nanosecond where the kernel counts so (``schedstat``, see
    https://docs.kernel.org/scheduler/sched-stats.html), else to a hundredth of a second.
    """
    tasks = list(Path(f"/proc/{pid}/task").iterdir())
    try:
        return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e9
    except FileNotFoundError:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICK


def memory(pid: int) -> float:
    """Megabytes that a process holds in memory."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise SystemExit(f"Process {pid} has ended.")


def background_worker_memory() -> float:
    """Megabytes of the background worker after some rounds."""
    process = subprocess.Popen(
        [sys.executable, "manage.py", "worker"], cwd=ROOT, stdout=subprocess.DEVNULL
    )
    try:
        time.sleep(SETTLED)
        return memory(process.pid)
    finally:
        process.terminate()
        process.wait(timeout=30)
