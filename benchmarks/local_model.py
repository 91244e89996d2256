"""Both records of an article by the local model: as this package takes them, and by two plain instructor calls.

The plain run asks the same model, on the same server, for the whole summary in one call and for all claims in another,
with the prompts for large models. Both begin when the server has loaded the model; this package may also have read its
instructions before, as after a first use ("warm"), or not ("first"). The response cache is off. Prints seconds, and for
this package where they go: to reading prompts and writing answers (as the server tells), and to its own code.

Last, the most memory that the model's server took.

    python benchmarks/local_model.py [article (a seed of evals/documents)]
"""

from __future__ import annotations

import asyncio
import resource
import sys
import tempfile
import time
from pathlib import Path

import instructor
import openai
from pydantic import BaseModel

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from summarizer import Document  # noqa: E402
from summarizer.extract import Extractor  # noqa: E402
from summarizer.extract.drafts import ClaimsDraft, TreatyDraft  # noqa: E402
from summarizer.llm import ChatModel, Meter, Settings, Usage  # noqa: E402
from summarizer.llm.endpoint import LocalEndpoint  # noqa: E402
from summarizer.prompts import load  # noqa: E402
from summarizer.readers import read  # noqa: E402

SEED = ROOT / "evals" / "documents" / "004_83f78916eab2d039.txt"
MOST_TOKENS = 3000


async def ours(document: Document, settings: Settings) -> tuple[float, Usage]:
    """Seconds for both records, and what the model used."""
    endpoint = LocalEndpoint(settings)
    endpoint.server().start()  # loading the model is no part of it
    model, meter = ChatModel(settings, endpoint=endpoint), Meter()
    extractor = Extractor(model, meter, strategy="guided")
    began = time.perf_counter()
    await extractor.treaty(document)
    await extractor.claims(document)
    seconds = time.perf_counter() - began
    await model.aclose()
    return seconds, meter.usage


async def plain(document: Document, settings: Settings) -> tuple[float, list[str]]:
    """Seconds for both records by instructor alone, and how each call ended."""
    server = LocalEndpoint(settings).server()
    server.start()
    client = instructor.from_openai(
        openai.AsyncOpenAI(base_url=server.base_url, api_key=server.api_key, timeout=1800, max_retries=0),
        mode=instructor.Mode.JSON_SCHEMA,
    )
    lines = (f"[{one.number}] {' '.join(one.text.split())}" for one in document.sentences if one.content)
    numbered = "\n".join(lines)
    ends: list[str] = []
    began = time.perf_counter()
    for task, draft in (("treaty", TreatyDraft), ("claims", ClaimsDraft)):
        kind: type[BaseModel] = draft
        try:
            _, completion = await client.create_with_completion(
                model="local",
                response_model=kind,
                messages=load(task).ask(text=numbered),
                max_tokens=MOST_TOKENS,
                max_retries=0,
            )
            ends.append(f"{task}: {completion.usage.completion_tokens} tokens written")
        except Exception as error:  # noqa: BLE001 - a small model may not end; its time counts all the same
            ends.append(f"{task}: no valid answer ({type(error).__name__})")
    return time.perf_counter() - began, ends


def told(name: str, seconds: float, usage: Usage) -> None:
    """Print where the seconds of a run went."""
    print(
        f"{name:<8}{seconds:7.1f} s   model {usage.seconds:.1f} s, own code {seconds - usage.seconds:.1f} s; "
        f"{usage.calls} calls, {usage.prompt_tokens} tokens read (of them {usage.reused_tokens} known before), "
        f"{usage.completion_tokens} written"
    )


async def main(path: Path) -> None:
    """Measure one article."""
    document = read(path)
    with tempfile.TemporaryDirectory() as folder:
        usual = Settings(model="local", cache=False)
        fresh = Settings(model=str(LocalEndpoint(usual).server().model_path), cache=False, cache_dir=Path(folder))
        seconds, usage = await ours(document, fresh)
        told("first", seconds, usage)
        first = seconds
        seconds, usage = await ours(document, fresh)
        told("warm", seconds, usage)
        alone, ends = await plain(document, fresh)
        print(f"plain   {alone:7.1f} s   {'; '.join(ends)}")
        print(f"plain / first {alone / first:.1f}, plain / warm {alone / seconds:.1f}")
        LocalEndpoint(fresh).server().stop()
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024  # told in KiB on Linux
    print(f"most memory of the server {peak / 1e9:.2f} GB")


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]) if len(sys.argv) > 1 else SEED))
