"""The second reader: any language model, held to the same rules; its answers are grounded or refused.

Nothing here is imported by the rules reader, and nothing here opens a socket unless an endpoint is named.
"""
