"""Factio: a dated, sourced record of political parties from what has been written about them."""
