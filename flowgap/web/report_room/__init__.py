"""The report room, the brand of the workspace, and reports by link."""

from flowgap.web.report_room import brand, room, shared, versions

BLUEPRINTS = (room.bp, brand.bp, shared.bp)

__all__ = ["BLUEPRINTS", "brand", "room", "shared", "versions"]
