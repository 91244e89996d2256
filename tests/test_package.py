"""What a user gets by installing the package: the names, the cost of importing them, the wheel."""

from __future__ import annotations

import ast
import importlib
import inspect
import json
import os
import pkgutil
import shutil
import subprocess
import sys
import sysconfig
import textwrap
import venv
import zipfile
from pathlib import Path

import pytest

import summarizer

ROOT = Path(__file__).parents[1]
MODULES = sorted(module.name for module in pkgutil.walk_packages(summarizer.__path__, "summarizer."))
HEAVY = {"openai", "instructor", "trafilatura", "pypdfium2", "docx", "xllamacpp", "huggingface_hub", "countrycode"}


def run(*command: str | Path, cwd: Path | None = None) -> str:
    """Standard output of a command that must succeed."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "COV_"))}
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, f"{command} ended with {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def top_level_modules(code: str) -> set[str]:
    """The top-level modules that a fresh process has loaded after running the code."""
    out = run(sys.executable, "-c", f"import sys\n{code}\nprint()\nprint(*sys.modules)")
    return {name.partition(".")[0] for name in out.splitlines()[-1].split()}


# ------------------------------------------------------------------------------------------------------------ names


@pytest.mark.parametrize("name", summarizer.__all__)
def test_each_exported_name_loads(name):
    assert getattr(summarizer, name) is not None
    assert name in dir(summarizer)


def test_type_checkers_see_the_names_that_run_time_gives():
    tree = ast.parse(Path(summarizer.__file__).read_text(encoding="utf-8"))
    imported = {
        alias.name: node.module
        for block in tree.body
        if isinstance(block, ast.If) and isinstance(block.test, ast.Name)
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert imported == summarizer._HOME
    assert set(imported) | {"__version__"} == set(summarizer.__all__)


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="'summarizer' has no attribute 'summarise'"):
        _ = summarizer.summarise


@pytest.mark.parametrize("name", MODULES)
def test_each_module_says_what_it_exports(name):
    module = importlib.import_module(name)
    exported = module.__all__
    assert len(set(exported)) == len(exported)
    assert [entry for entry in exported if not hasattr(module, entry)] == []
    own = {
        entry
        for entry, value in vars(module).items()
        if not entry.startswith("_")
        and (inspect.isclass(value) or inspect.isfunction(value))
        and value.__module__ == name
    }
    assert own - set(exported) == set()
    assert module.__doc__


# -------------------------------------------------------------------------------------------------------- what it costs


@pytest.mark.integration
def test_importing_the_package_loads_nothing_heavy():
    loaded = top_level_modules("import summarizer")
    assert loaded & (HEAVY | {"pydantic", "typer", "rich", "jinja2", "asyncio"}) == set()


@pytest.mark.integration
def test_help_loads_nothing_heavy():
    code = """
        from summarizer.cli import main
        sys.argv = ["summarizer", "--help"]
        try:
            main()
        except SystemExit as stop:
            assert not stop.code
    """
    assert top_level_modules(textwrap.dedent(code)) & HEAVY == set()


# --------------------------------------------------------------------------------------------------------- the wheel


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """A wheel made from the source distribution, so that both are shown to be complete."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT)
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory) -> Path:
    """The scripts folder of a new environment: the wheel installed in it, dependencies taken from this one."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder)
    (site_packages,) = folder.glob("lib/python*/site-packages")
    (site_packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    python = folder / "bin" / "python"
    run(sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-deps", "--no-index", wheel)
    return folder / "bin"


@pytest.fixture
def application(tmp_path) -> Path:
    """A folder as users have them, with modules of the names that this project uses for its own folders."""
    for name in ("schemas", "prompts", "evals"):
        (tmp_path / f"{name}.py").write_text(f"raise RuntimeError('the {name} of the application')\n", encoding="utf-8")
    return tmp_path


def files_below(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.integration
def test_the_wheel_holds_the_package_and_its_data_and_nothing_else(wheel):
    names = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    code = {f"summarizer/{name}" for name in files_below(ROOT / "summarizer") if "__pycache__" not in name}
    data = {f"summarizer/_data/{part}/{name}" for part in ("prompts", "schemas") for name in files_below(ROOT / part)}
    assert names == code | data
    assert {"summarizer/py.typed", "summarizer/_data/schemas/README.md"} <= names


@pytest.mark.integration
def test_the_installed_package_works_beside_modules_of_the_same_names(installed, application):
    shutil.copy(ROOT / "tests" / "answers.py", application)
    script = application / "app.py"
    script.write_text(
        textwrap.dedent("""
            import json

            from answers import answer
            from summarizer import Document, Summarizer, __version__
            from summarizer.llm import FakeModel
            from summarizer.resources import resource

            document = Document.from_text("Ruritania and Syldavia signed a treaty of friendship on 3 May 1923.")
            record = Summarizer(model=FakeModel(answer)).summarize(document)
            print(json.dumps({
                "version": __version__,
                "prompts": str(resource("prompts")),
                "record": record.model_dump(mode="json"),
            }))
        """),
        encoding="utf-8",
    )
    out = json.loads(run(installed / "python", script, cwd=application))
    assert out["version"] == summarizer.__version__
    assert Path(out["prompts"]).is_relative_to(installed.parent)
    assert out["record"]["events"] == []  # the model said nothing, and nothing was made up


@pytest.mark.integration
def test_the_installed_commands_work_beside_modules_of_the_same_names(installed, application):
    assert "summarizer" in run(installed / "summarizer", "--help", cwd=application)
    assert '"$schema"' in run(installed / "summarizer", "schema", cwd=application)
    version = run(installed / "python", "-c", "import summarizer.cli; print(summarizer.__version__)", cwd=application)
    assert version.strip() == summarizer.__version__
