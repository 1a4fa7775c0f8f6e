"""Exports: what a person chose of their record, as a report, a FHIR bundle, paper and files. The one gate it passes."""
