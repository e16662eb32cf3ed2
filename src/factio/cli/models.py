"""Reading with a language model: the reader that `factio read` asks for, and `factio llm`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from factio.cli.options import DEFAULT_RECORD, CodebookOption, RecordOption

if TYPE_CHECKING:
    from factio.api import Record
    from factio.codebook import Codebook
    from factio.reading.llm.asking import Client
    from factio.reading.llm.budget import Budget, Price
    from factio.record import ReadReport, Reads


class Readers(StrEnum):
    """Who reads."""

    rules = "rules"
    llm = "llm"
    both = "both"


class Kept(StrEnum):
    """What enters the record of two readers' claims."""

    both = "both"
    either = "either"
    agreed = "agreed"


class Wanted(msgspec.Struct, frozen=True):
    """How a model is to read, as the user said it."""

    reader: Readers
    endpoint: str | None = None
    model: str | None = None
    keep: Kept = Kept.both
    exchanges: Path | None = None
    parallel: int = 4
    timeout: float = 120.0
    budget: float | None = None
    price_in: float = 0.0
    price_out: float = 0.0

    @property
    def price(self) -> Price:
        """What tokens cost."""
        from factio.reading.llm.budget import Price

        return Price(self.price_in, self.price_out)


class Reading(msgspec.Struct):
    """A reader made ready, and what it counts; close the client at the end."""

    reader: Reads
    budget: Budget
    client: Client | None


def add_to(app: typer.Typer) -> None:
    """Adds the group `factio llm`."""
    group = typer.Typer(
        help="Ask a language model by files: a batch service, a far machine or a person can answer.",
        no_args_is_help=True,
        rich_markup_mode=None,
    )
    group.command("prompts")(prompts)
    group.command("answers")(answers)
    app.add_typer(group, name="llm")


def check(wanted: Wanted, workers: int, dry: bool) -> str:
    """The model's name. Raises typer.BadParameter where the options do not fit each other."""
    if not wanted.model:
        raise typer.BadParameter(f"--reader {wanted.reader} needs --model NAME")
    if wanted.endpoint is None and wanted.exchanges is None and not dry:
        raise typer.BadParameter(
            f"--reader {wanted.reader} needs --endpoint URL, or --exchanges DIR with answers that are there"
        )
    if workers > 1:
        raise typer.BadParameter("--workers is for the rules; a model is asked side by side with --parallel")
    if wanted.budget is not None and not (wanted.price_in or wanted.price_out):
        raise typer.BadParameter("--budget is money: it needs --price-in and --price-out")
    return wanted.model


def make(wanted: Wanted, model: str, codebook: Codebook, step: Callable[[], None]) -> Reading:
    """The reader that the user asked for. Opens no connection."""
    from factio.reading.llm.budget import Budget
    from factio.reading.llm.exchanges import Exchanges, default_folder
    from factio.reading.llm.reader import ModelReader

    budget = Budget(wanted.price, wanted.budget)
    client = None
    if wanted.endpoint is not None:
        from factio.reading.llm.asking import Client, Endpoint
        from factio.reading.llm.schema import answer_schema

        endpoint = Endpoint(wanted.endpoint, model, wanted.parallel, wanted.timeout)
        client = Client(endpoint, answer_schema(codebook), budget)
    kept = Exchanges(wanted.exchanges or default_folder())
    asked = ModelReader(codebook, model, kept, client, budget, step)
    if wanted.reader is Readers.llm:
        return Reading(asked, budget, client)
    from factio.reading import Reader
    from factio.reading.llm.pair import PairReader
    from factio.record.reading_files import code_version

    version = f"rules {code_version()} and {asked.version}"
    pair = PairReader(Reader(codebook), asked, codebook, wanted.keep.value, version)
    return Reading(pair, budget, client)


def tell_dry(paths: list[Path], wanted: Wanted, model: str, codebook: Codebook) -> None:
    """What a run would ask: requests, tokens, and money where the user gave a price."""
    from factio.reading.llm.batch import documents, questions
    from factio.reading.llm.budget import estimate
    from factio.reading.llm.exchanges import Exchanges, default_folder

    kept = Exchanges(wanted.exchanges or default_folder())
    requests = known = tokens_in = tokens_out = 0
    seen: set[str] = set()
    refused: list[str] = []
    for one in questions(documents(paths, refused), codebook, model):
        if one.key in seen or kept.get(one.key) is not None:
            known += 1
            continue
        seen.add(one.key)
        taken, given = estimate(one.chat, one.passage)
        requests, tokens_in, tokens_out = requests + 1, tokens_in + taken, tokens_out + given
    words = f"{requests} requests, about {tokens_in:,} tokens in and {tokens_out:,} out"
    if known:
        words += f"; {known} passages are answered already"
    if wanted.price.known:
        words += f"; about {wanted.price.of(tokens_in, tokens_out):.4f} in money"
    typer.echo(words)
    _tell_unreadable(refused)


def left_open(record: Record) -> bool:
    """Whether the record has documents of which a model could not read all passages."""
    from factio.api import record_exists
    from factio.reading.llm.reader import NOT_READ
    from factio.record.unfinished import unfinished

    if not record_exists(record.where):
        return False
    with record.file().reading() as connection:
        return bool(unfinished(connection, f"{NOT_READ}:"))


def tell_end(record: Record, report: ReadReport, reading: Reading) -> bool:
    """Tells what a run came to; whether anything was left unread."""
    from factio.reading.llm.reader import NOT_READ

    typer.echo(reading.budget.spent.in_words(reading.budget.price))
    names = {file.name for file in report.of("read")}
    if not reading.budget.spent.unread:
        return False
    for name in sorted(names):
        document = record.source(name)
        for one in document.unread:
            if one.reason.startswith(f"{NOT_READ}:"):
                words = " ".join(one.span.of(document.text).split())
                print(f"factio: {name}: {one.reason}: “{words[:60]}…”", file=sys.stderr)
    return True


def prompts(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH…", help="Files and folders to be read.")],
    folder: Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help="Where the requests go.")],
    model: Annotated[str, typer.Option(help="The model's name, as the requests have it.")] = "any",
    codebook: CodebookOption = None,
) -> None:
    """Write the requests for a language model as files.

    DIR/requests.jsonl is in the batch format that services take; DIR/requests/ has one readable file a
    request. Put what a service gives back into DIR as *.jsonl, or an answer by hand into DIR/answers/ under
    the request's own name; then run `factio llm answers DIR`.

    \b
      factio llm prompts articles/ -o asked --model gpt-4o-mini
    """
    from factio.codebook import load
    from factio.reading.llm.batch import write_requests

    written = write_requests(paths, load(codebook), model, folder)
    typer.echo(
        f"{written.requests} requests in {folder}; read the answers with `factio llm answers {folder}`"
    )
    _tell_unreadable(written.refused)


def _tell_unreadable(reasons: Sequence[str]) -> None:
    for reason in reasons:
        print(f"factio: not read: {reason}", file=sys.stderr)
    if reasons:
        raise typer.Exit(1)


def answers(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that `factio llm prompts` made.")],
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATH…]", help="The sources, where they stand elsewhere now."),
    ] = None,
    record: RecordOption = DEFAULT_RECORD,
    codebook: CodebookOption = None,
    read_on: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="The day of reading to store.")
    ] = None,
) -> None:
    """Read a model's answers from files into the record, as if a server had given them.

    \b
      factio llm answers asked --record my.db

    Exit code 1: some passages have no answer, or one of no use.
    """
    import factio
    from factio.reading.llm.batch import read_about, take_answers
    from factio.reading.llm.exchanges import Exchanges
    from factio.reading.llm.reader import ModelReader

    about = read_about(folder)
    sources = paths or [Path(folder, path).resolve() for path in about.paths]
    with factio.open(record, codebook) as opened:
        kept = Exchanges(folder / "exchanges")
        taken = take_answers(folder, sources, opened.codebook, about.model, kept)
        for line in taken.useless:
            print(f"factio: {line}", file=sys.stderr)
        reader = ModelReader(opened.codebook, about.model, kept)
        report = opened.read(sources, reader=reader, read_on=read_on, again=True)
        typer.echo(f"{taken.answers} of {taken.requests} requests are answered; record {record}")
        for file in report.of("refused"):
            print(f"factio: not read: {file.reason}", file=sys.stderr)
        open_ = tell_end(opened, report, Reading(reader, reader.budget, None))
    if open_ or report.of("refused"):
        raise typer.Exit(1)
