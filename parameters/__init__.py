"""Parameters, priors and scenarios: from data files and scenario files to one table of rules."""
