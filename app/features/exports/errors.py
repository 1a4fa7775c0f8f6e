"""What can go wrong when a copy is taken."""

from app.kernel.errors import AppError


class ExportPermitNeededError(AppError):
    slug = "export-permit-needed"
    status = 403
    title = "Enter your passphrase again to take a copy"
