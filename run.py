#!/usr/bin/env python3
"""Start dxmap with nothing but Python 3.11+ and pip.

    python3 run.py              the dashboard on data/
    python3 run.py test         the tests (further words go to pytest)
    python3 run.py WORDS...     the command `dxmap WORDS...`

The environment is `.venv` beside this file (DXMAP_VENV names another place). It is built from the hash-locked
requirements and used only while it is whole: a manifest written last says which locks and which files belong to it.
"""

import contextlib
import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = Path(os.environ.get("DXMAP_VENV", ROOT / ".venv")).resolve()
BOOTSTRAP_LOCK = ROOT / "requirements-bootstrap.lock"
RUN_LOCK = ROOT / "requirements.lock"
DEV_LOCK = ROOT / "requirements-dev.lock"
MANIFEST = VENV / "dxmap-environment.json"
NEEDS_DEV = {"test", "bench"}
WAIT_FOR_OTHER_BUILD_SECONDS = 900


def fail(message):
    """End with a message and exit status 2."""
    print(f"dxmap: {message}", file=sys.stderr)
    sys.exit(2)


def venv_python():
    """Path of the environment's interpreter, as this platform lays it out."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def wanted(dev):
    """What an environment has to say of itself to be used: interpreter, project place and locks."""
    locks = [DEV_LOCK] if dev else [RUN_LOCK]
    digest = hashlib.sha256()
    for lock in [BOOTSTRAP_LOCK, *locks, ROOT / "pyproject.toml"]:
        digest.update(lock.read_bytes())
    return {
        "python": ".".join(map(str, sys.version_info[:3])),
        "root": str(ROOT),
        "locks": digest.hexdigest(),
    }


def inventory():
    """Number of installed files and their total bytes; a deleted or cut file changes one of them."""
    count = size = 0
    folders = [str(VENV / ("Lib" if os.name == "nt" else "lib"))]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    if entry.name != "__pycache__":
                        folders.append(entry.path)
                elif not entry.name.endswith(".pyc"):
                    count += 1
                    size += entry.stat(follow_symlinks=False).st_size
    return {"files": count, "bytes": size}


def is_whole(dev):
    """True when the environment was built to its end, for these locks, and nothing has been lost since.

    The environment of the tests holds all that the dashboard needs, so it serves both.
    """
    try:
        manifest = json.loads(MANIFEST.read_text(encoding="utf-8"))
        fits = any(manifest["for"] == wanted(kind) for kind in ([True] if dev else [False, True]))
        return fits and venv_python().exists() and (VENV / "pyvenv.cfg").is_file() and manifest["holds"] == inventory()
    except (OSError, ValueError, KeyError, TypeError):
        return False


def call(*command):
    """Run a command; its output is shown only when it fails."""
    done = subprocess.run(
        [str(word) for word in command], cwd=ROOT, capture_output=True, text=True, errors="replace", check=False
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(map(str, command[:6]))} …\n{done.stdout[-2000:]}{done.stderr[-4000:]}")


def install_uv(python):
    """Put uv into the new environment, through its own pip or, where Debian ships none, the outer one."""
    arguments = [
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--require-hashes",
        "-r",
        BOOTSTRAP_LOCK,
    ]
    if subprocess.run([str(python), "-m", "pip", "--version"], capture_output=True, check=False).returncode == 0:
        call(python, "-m", "pip", *arguments)
    else:
        call(sys.executable, "-m", "pip", "--python", python, *arguments)


def build(dev):
    """Make the environment anew; the manifest is written last, so an interrupted build is never used."""
    lock = DEV_LOCK if dev else RUN_LOCK
    print(f"dxmap: building {VENV} from {lock.name} (once; about a minute) ...", file=sys.stderr, flush=True)
    if VENV.exists():
        shutil.rmtree(VENV)
    try:
        call(sys.executable, "-m", "venv", VENV)
    except RuntimeError:  # Debian without python3-venv has no ensurepip
        shutil.rmtree(VENV, ignore_errors=True)
        call(sys.executable, "-m", "venv", "--without-pip", VENV)
    python = venv_python()
    install_uv(python)
    uv = [python, "-m", "uv", "pip", "install", "--python", python, "--quiet"]
    call(*uv, "--require-hashes", "-r", lock)
    call(*uv, "--no-deps", "--no-build-isolation", "--editable", ROOT)
    manifest = json.dumps({"for": wanted(dev), "holds": inventory()})
    unfinished = MANIFEST.with_suffix(".new")
    unfinished.write_text(manifest, encoding="utf-8")
    os.replace(unfinished, MANIFEST)


@contextlib.contextmanager
def only_one_build():
    """Hold the right to build; a second start waits for the first, and takes over from one that died."""
    flag = VENV.with_name(VENV.name + ".building")
    deadline = time.monotonic() + WAIT_FOR_OTHER_BUILD_SECONDS
    told = False
    while True:
        try:
            os.close(os.open(flag, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
            break
        except FileExistsError:
            if not told:
                print(f"dxmap: another start is building {VENV}; waiting. If it died, delete {flag}.", file=sys.stderr)
                told = True
            with contextlib.suppress(FileNotFoundError):
                if time.time() - flag.stat().st_mtime > WAIT_FOR_OTHER_BUILD_SECONDS:
                    flag.unlink()
            if time.monotonic() > deadline:
                fail(f"another start has been building {VENV} for 15 minutes. Delete {flag} and start again.")
            time.sleep(0.5)
    try:
        yield
    finally:
        flag.unlink(missing_ok=True)


def prepare(dev):
    """Leave with a whole environment, or with a message that says what to do."""
    # An interpreter cannot rebuild the environment that it runs from.
    if is_whole(dev) or Path(sys.prefix).resolve() == VENV:
        return
    try:
        VENV.parent.mkdir(parents=True, exist_ok=True)
        with only_one_build():
            if not is_whole(dev):
                build(dev or (DEV_LOCK.exists() and was_for_tests()))
    except (RuntimeError, OSError) as error:
        fail(
            f"the environment {VENV} could not be built.\n{error}\n"
            "Expected: Python 3.11 or newer with pip, and a package index that pip reaches "
            "(PIP_INDEX_URL and UV_INDEX_URL name another one). Mend that and start again."
        )


def was_for_tests():
    """True when the environment that is to be repaired held the tests' packages: they stay."""
    try:
        return json.loads(MANIFEST.read_text(encoding="utf-8"))["for"]["locks"] == wanted(True)["locks"]
    except (OSError, ValueError, KeyError, TypeError):
        return False


def main(words):
    """Prepare the environment, then hand over to it."""
    if sys.version_info < (3, 11):
        fail(f"found Python {sys.version.split()[0]}, expected 3.11 or newer. Start run.py with that one.")
    verb = words[0] if words else "serve"
    prepare(dev=verb in NEEDS_DEV)
    if verb == "test":
        command = [venv_python(), "-m", "pytest", *words[1:]]
    else:
        command = [venv_python(), "-m", "dashboard.cli", *(words or ["serve"])]
    command = [str(word) for word in command]
    if os.name == "nt":  # exec on Windows returns to the shell at once
        sys.exit(subprocess.run(command, check=False).returncode)
    os.execv(command[0], command)


if __name__ == "__main__":
    main(sys.argv[1:])
