"""Who is meant: names, nouns, pronouns and lists of a sentence resolved to those who fill a claim."""
