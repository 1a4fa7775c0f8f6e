"""What can go wrong with settings."""

from app.kernel.errors import AppError


class SettingsDamagedError(AppError):
    slug = "settings-damaged"
    status = 409
    title = "The stored settings were changed outside Ebb and do not open"
