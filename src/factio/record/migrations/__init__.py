"""Steps from one version of a record's tables to the next."""
