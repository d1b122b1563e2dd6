"""What is wrong with the words of a call, as one sentence with its remedy."""

from collections.abc import Sequence
from difflib import get_close_matches

import click

from indicators.errors import Clause


def explain_usage(error: click.UsageError) -> Clause:
    """Return what click complains about in our own words, so that it can be translated.

    >>> str(explain_usage(click.NoSuchOption("--nope")))
    'There is no option --nope: `indicators --help` lists the options.'
    """
    command = error.ctx.command_path if error.ctx else "indicators"
    path = " ".join(["indicators", *command.split()[1:]])
    if isinstance(error, click.NoSuchOption):
        return Clause(
            "There is no option {option}: `{command} --help` lists the options.", option=error.option_name, command=path
        )
    if isinstance(error, click.MissingParameter):
        return Clause("{parameter} is missing: `{command} --help` says what belongs there.", parameter=_name(error), command=path)
    if isinstance(error, click.BadParameter) and error.param is not None and isinstance(error.param.type, click.Choice):
        return Clause("{parameter} must be {known}.", parameter=_name(error), known=name_choices(error.param.type.choices))
    if isinstance(error, click.BadParameter):
        return Clause("{parameter} cannot be used: {reason}", parameter=_name(error), reason=error.message)
    if error.ctx and isinstance(error.ctx.command, click.Group):
        return _explain_command(error.ctx.command, error.message)
    return Clause("There is a word too many, or one is missing: `{command} --help` shows the call.", command=path)


def name_choices(known: Sequence[str]) -> Clause:
    """Return what may be chosen, two words at least, as it stands in a sentence.

    >>> str(name_choices(["table", "csv", "json"]))
    'table, csv or json'
    """
    return Clause("{names} or {last}", names=", ".join(known[:-1]), last=known[-1])


def _explain_command(group: click.Group, message: str) -> Clause:
    known = [name for name, command in group.commands.items() if not command.hidden]
    quoted = message.partition("'")[2].partition("'")[0]
    near = get_close_matches(quoted, known, n=1)
    if near:
        return Clause("There is no command “{name}”. Nearest: {near}.", name=quoted, near=near[0])
    return Clause("There is no command “{name}”. Known: {known}.", name=quoted, known=", ".join(known))


def _name(error: click.BadParameter) -> str:
    """The option or argument as the caller writes it."""
    if error.param is None:
        return str(error.param_hint or "")
    options = [o for o in error.param.opts if o.startswith("--")]
    return options[0] if options else error.param.human_readable_name
