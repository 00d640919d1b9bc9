"""Builds the example: the engagement of the simulated client, its result and its report."""

from dataclasses import dataclass
from pathlib import Path

from flowgap.cli.diagnose import show_step
from flowgap.files import write_file
from flowgap.privacy.snapshot import Ledger
from flowgap.reporting.render import render_report
from flowgap.result.json import to_json
from flowgap.services.diagnose import diagnose_folder
from flowgap.services.simulated.demo_client import write_demo_engagement


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoOutput:
    """Where everything lies."""

    report: Path
    result: Path
    engagement: Path
    truth: Path


def build_demo(out: Path, *, seed: int, language: str) -> DemoOutput:
    """Write the whole example into `out`; equal seed and language give equal bytes."""
    demo = write_demo_engagement(out / "engagement", seed=seed, language=language)
    output = DemoOutput(
        report=out / "report.pdf",
        result=out / "result.json",
        engagement=demo.engagement,
        truth=demo.truth,
    )
    # Invented people have nothing to lose; equal seeds give equal bytes, whatever came before.
    diagnosis = diagnose_folder(demo.engagement, step=show_step, earlier=lambda _manifest: Ledger())
    write_file(output.result, to_json(diagnosis.result).encode())
    show_step("print")
    write_file(output.report, render_report(diagnosis.result))
    return output
