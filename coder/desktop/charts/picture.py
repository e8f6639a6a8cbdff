"""A chart as a picture that is drawn beside the window's thread, crisp on every screen."""

from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QColor, QPalette, QPixmap, QResizeEvent
from PySide6.QtWidgets import QGraphicsOpacityEffect, QLabel, QScrollArea

from coder.desktop.background import Background
from coder.desktop.look.controls import named
from coder.desktop.look.palettes import is_dark
from coder.desktop.workspace import Workspace
from coder.domain.chart import Chart
from coder.export.charts.drawing import picture
from coder.export.charts.page import IN_THE_DARK, ON_PAPER

_SOON: Final = 80  # milliseconds: a window is resized in many steps
_FADED: Final = 0.35
_INCH: Final = 96  # pixels of the screen, as letters are measured there
_CENTIMETRES: Final = 2.54  # in an inch
_NARROWEST, _WIDEST = 420, 1_100  # pixels


class ChartPicture(QScrollArea):
    """As wide as the room there is, and as high as the chart needs."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        named(self, "chart picture", "Chart")
        self._chart: Chart | None = None
        self._running: Background | None = None
        self._stale = False
        self._label = QLabel()
        self._label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setWidget(self._label)
        self.setWidgetResizable(True)
        self.setMinimumWidth(_NARROWEST)
        self._clock = QTimer(self, singleShot=True, interval=_SOON)
        self._clock.timeout.connect(self._draw)
        workspace.closing.connect(self._close)

    @property
    def is_drawn(self) -> bool:
        """Whether what is seen is the chart that was asked for."""
        waits = self._clock.isActive() or self._running is not None
        return self._chart is not None and not waits and not self._label.pixmap().isNull()

    def fade(self) -> None:
        """Show that what is seen is no longer what was asked for."""
        effect = QGraphicsOpacityEffect(self._label)
        effect.setOpacity(_FADED)
        self._label.setGraphicsEffect(effect)

    def show_chart(self, chart: Chart) -> None:
        """Draw a chart; meanwhile the last one stays, faded if it is another."""
        if self._chart is not None and (chart.kind, chart.title) != (
            self._chart.kind,
            self._chart.title,
        ):
            self.fade()
        self._chart = chart
        self.setAccessibleName(chart.title)
        self.setAccessibleDescription(chart.counting)
        self._clock.start()

    def _draw(self) -> None:
        chart = self._chart
        if self._running is not None:
            self._stale = True
            return
        if chart is None:
            return
        inks = IN_THE_DARK if is_dark() else ON_PAPER
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, QColor(inks.paper))
        self._label.setPalette(palette)
        self._label.setAutoFillBackground(True)
        ratio = self.devicePixelRatioF()
        pixels = min(max(self.viewport().width(), _NARROWEST), _WIDEST)
        width = pixels / _INCH * _CENTIMETRES
        self._running = Background(
            lambda _: picture(chart, "png", width=width, inks=inks, dpi=_INCH * ratio),
            done=lambda content: self._show(content, ratio),
            failed=self._failed,
            parent=self,
        )

    def _show(self, content: bytes, ratio: float) -> None:
        drawn = QPixmap()
        drawn.loadFromData(content)
        drawn.setDevicePixelRatio(ratio)
        self._label.setPixmap(drawn)
        if not self._stale:
            self._label.setGraphicsEffect(None)  # type: ignore[arg-type]  # takes it away
        self._end()

    def _failed(self, error: Exception) -> None:
        self._end()
        raise error

    def _end(self) -> None:
        self._running = None
        if self._stale:
            self._stale = False
            self._draw()

    def _close(self) -> None:
        self._clock.stop()
        self._stale = False
        self._chart = None
        if self._running is not None:
            self._running.wait()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width() and self._chart is not None:
            self._clock.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._chart is not None:
            self._clock.start()
