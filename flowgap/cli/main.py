"""`flowgap`: every command, and the one place where errors become exit codes."""

import importlib
import sys
from typing import Final

import click

from flowgap import __version__
from flowgap.errors import FlowGapError

_COMMANDS: Final = {
    "demo": "flowgap.cli.demo:demo",
    "diagnose": "flowgap.cli.diagnose:diagnose",
    "doctor": "flowgap.cli.doctor:doctor",
    "erase": "flowgap.cli.erase:erase",
    "export": "flowgap.cli.export:export",
    "figures": "flowgap.cli.figures:figures",
    "import": "flowgap.cli.importing:importing",
    "init": "flowgap.cli.database:init",
    "irt": "flowgap.cli.irt:irt",
    "migrate": "flowgap.cli.database:migrate",
    "model": "flowgap.cli.model:model",
    "plan": "flowgap.cli.plan:plan",
    "pull": "flowgap.cli.pull:pull",
    "reliability": "flowgap.cli.reliability:reliability",
    "serve": "flowgap.cli.serve:serve",
    "simulate": "flowgap.cli.simulate:simulate",
    "survey": "flowgap.cli.survey:survey",
    "user": "flowgap.cli.user:user",
    "wave": "flowgap.cli.wave:wave",
    "whatif": "flowgap.cli.whatif:whatif",
    "worker": "flowgap.cli.worker:worker",
}


class _LazyGroup(click.Group):
    """Loads a command when it is called: `survey check` need not import WeasyPrint."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in _COMMANDS:
            return None
        module_name, attribute = _COMMANDS[cmd_name].split(":")
        command = getattr(importlib.import_module(module_name), attribute)
        if not isinstance(command, click.Command):
            raise TypeError(f"{_COMMANDS[cmd_name]} is no command")
        return command


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="flowgap")
def cli() -> None:
    """Show where the speed of AI coding assistants goes, and why it stays there."""


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return 0, or 2 after one clear line on bad input."""
    try:
        code = cli.main(args=arguments, prog_name="flowgap", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return 2
    except click.Abort:
        return 130
    except FlowGapError as error:
        click.echo(f"flowgap: {error}", err=True)
        return 2
    except Exception as error:
        # Loaded here, because most commands need no database and should start at once.
        from sqlalchemy.exc import DBAPIError  # noqa: PLC0415

        if not isinstance(error, DBAPIError):
            raise
        reason = str(error.orig).strip().splitlines()[0]
        click.echo(f"flowgap: the database cannot be used: {reason}", err=True)
        return 2
    return code if isinstance(code, int) else 0


if __name__ == "__main__":
    sys.exit(main())
