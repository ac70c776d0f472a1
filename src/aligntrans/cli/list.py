"""aligntrans list: what can be named."""

from __future__ import annotations

import click

from aligntrans import registry


@click.command(name="list", short_help="List what can be named: readers, segmenters, encoders...")
@click.argument("kind", type=click.Choice(registry.KINDS))
def command(kind: str) -> None:
    """List the names of one kind, with what each is for."""
    found = registry.names(kind)
    width = max(map(len, found), default=0)
    for name in found:
        lines = (registry.load(kind, name).__doc__ or "").strip().splitlines()
        click.echo(f"{name:<{width}}  {lines[0] if lines else ''}".rstrip())
    if not found:
        click.echo(f"No {kind} in this version.", err=True)
