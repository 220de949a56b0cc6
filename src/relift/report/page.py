"""The report as one HTML file: no script, nothing fetched, every text escaped by the template."""

from __future__ import annotations

from importlib import resources

from relift.report.chart import Chart
from relift.report.look import Theme, page_variables
from relift.report.picture import to_page_svg
from relift.report.summary import Summary

_TEMPLATE = "report.html.j2"


def to_html(summed: Summary) -> str:
    """A summary as a page that stands alone.

    Args:
        summed: The summary.
    """
    from jinja2 import Environment, FunctionLoader, StrictUndefined
    from markupsafe import Markup

    def drawn(chart: Chart) -> Markup:
        # The one thing that is not escaped: made here, from texts that vl-convert has escaped.
        return Markup(to_page_svg(chart))  # noqa: S704

    environment = Environment(
        loader=FunctionLoader(_template),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template(_TEMPLATE).render(
        summed=summed,
        drawn=drawn,
        light=page_variables(Theme.LIGHT),
        dark=page_variables(Theme.DARK),
    )


def _template(name: str) -> str:
    return resources.files("relift.report").joinpath("templates", name).read_text("utf-8")
