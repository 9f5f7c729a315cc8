"""What a run reports: every outcome is declared once, in the module of its subject, with the sums that it is worked out from."""
